import { newcomer } from './flows/newcomer';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';

test.describe.configure({ timeout: 180_000 });

test('the e-mail address changes once the Token that went there comes back', async ({ page, mailboxes, address }) => {
  const person = await newcomer(page, mailboxes, address);
  const next = `new.${address}`;
  const signIn = new SignInPage(page);
  await page.goto('/account/profile');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('New e-mail address').fill(next);
  await page.getByRole('button', { name: 'Send Token' }).click();
  await expect(page.getByText(`We sent a Token to ${next}`)).toBeVisible();
  const token = await mailboxes.tokenOf(next);
  const told = await mailboxes.newestOf(address, 2);
  expect(told.text).toContain('Nothing has changed yet');
  expect(told.text).not.toContain(token);

  await page.keyboard.press('Escape');
  await expect(page.getByText(`Waits for the Token that we sent to ${next}`)).toBeVisible();
  await page.getByRole('button', { name: 'Keep the present address' }).click();
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();

  const another = `other.${address}`;
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('New e-mail address').fill(another);
  await page.getByRole('button', { name: 'Send Token' }).click();
  await page.getByLabel('Token', { exact: true }).fill(token); // the withdrawn one
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('not the token of the newest mail')).toBeVisible();
  await page.getByLabel('Token', { exact: true }).fill((await mailboxes.tokenOf(another)).toLowerCase());
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.locator('#address')).toHaveText(another);
  expect((await mailboxes.newestOf(address, 4)).text).toContain('signs nobody in any more');

  await signIn.signOut(person.name);
  await signIn.type(person);
  await expect(page.getByRole('alert')).toContainText('Sign-in failed');
  await signIn.type({ ...person, email: another });
  await signIn.expectIn();
});
