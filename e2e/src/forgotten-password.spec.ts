import { newcomer } from './flows/newcomer';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';

test.describe.configure({ timeout: 180_000 });

test('a forgotten password is set anew by a link that works once', async ({ page, mailboxes, address }) => {
  const person = await newcomer(page, mailboxes, address);
  const signIn = new SignInPage(page);
  await signIn.signOut(person.name);

  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('button', { name: 'Send me a link' })).toBeVisible(); // the page before it asks for an address too
  await page.getByLabel('Email Address').fill(address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'has an account here' })).toBeVisible();

  await mailboxes.newestOf(address, 2);
  const link = await mailboxes.linkOf(address, '/reset/');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('password1234');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('lists that attackers try first')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('six slow barges under the bridge');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();

  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn.type(person);
  await expect(page.getByRole('alert')).toContainText('Sign-in failed');
  await signIn.type({ email: address, password: 'six slow barges under the bridge' });
  await signIn.expectIn();

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link was used' })).toBeVisible();
  await page.goto('/reset/nothing-of-ours');
  await expect(page.getByText('This link is not one of ours')).toBeVisible();
});
