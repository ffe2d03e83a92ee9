import { request } from '@playwright/test';
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

test('an API token acts for a script until it is deleted', async ({ page, baseURL, mailboxes, address }) => {
  await newcomer(page, mailboxes, address);
  await page.goto('/account/tokens/new');
  await page.getByLabel('Name').fill('Nightly report');
  await page.getByRole('button', { name: 'Read everything' }).click();
  await page.getByRole('button', { name: 'Create a token' }).click();
  await expect(page.getByText('It is shown only now')).toBeVisible();
  const secret = await page.locator('cs-code-line code').first().innerText();

  const script = await request.newContext({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  expect((await script.get('/api/v1/requests')).status()).toBe(200);
  expect((await script.post('/api/v1/requests', { data: {} })).status()).toBe(403); // it may only read

  await page.getByRole('tab', { name: 'Profile' }).click();
  await page.getByRole('alertdialog', { name: 'Leave without it?' }).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByRole('row', { name: /Nightly report/ })).not.toContainText(secret);
  await page.getByRole('button', { name: 'Delete Nightly report' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No API token yet')).toBeVisible();
  expect((await script.get('/api/v1/requests')).status()).toBe(401);
  await script.dispose();
});

test('a changed password ends every other session and keeps this one', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const person = await newcomer(page, mailboxes, address);
  const elsewhere = await browser.newPage({ ...(baseURL && { baseURL }) });
  await elsewhere.goto('/sign-in');
  await new SignInPage(elsewhere).signIn(person);

  await page.goto('/account/security');
  await expect(page.getByText('Chrome on Linux')).toHaveCount(2);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByLabel('New password').fill('password1234');
  await page.getByLabel('Present password').fill('not this one');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('This is not your present password')).toBeVisible();
  await page.getByLabel('Present password').fill(person.password);
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('lists that attackers try first')).toBeVisible();
  await page.getByLabel('New password').fill('six slow barges under the bridge');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await expect(page.getByText('Chrome on Linux')).toHaveCount(1);

  await elsewhere.getByRole('button', { name: person.name }).click();
  await elsewhere.getByRole('menuitem', { name: 'Account' }).click();
  await expect(elsewhere.getByText('Your session is over')).toBeVisible();
  await page.getByRole('tab', { name: 'Activity' }).click();
  await expect(page.getByText('changed the password')).toBeVisible();
  await elsewhere.close();
});
