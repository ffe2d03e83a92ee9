import { enrolsHere } from './flows/enrolment';
import { newcomer } from './flows/newcomer';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';

test.describe.configure({ timeout: 420_000 });

test('the account: profile, security, API tokens, activity', async ({ page, mailboxes, address, screens }) => {
  await newcomer(page, mailboxes, address);
  await page.goto('/account/profile');
  await expect(page.getByRole('heading', { name: 'Where you belong' })).toBeVisible();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('New e-mail address').fill(`new.${address}`);
  await page.getByRole('button', { name: 'Send Token' }).click();
  await expect(page.getByText('We sent a Token to')).toBeVisible();
  await screens('account-change-email');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Waits for the Token')).toBeVisible();
  await screens('account-profile');

  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByLabel('New password').fill('kestrel');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('Where you are signed in')).toBeVisible();
  await screens('account-security-off');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  await screens('account-enrolment');
  await enrolsHere(page);
  await screens('account-recovery-codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 are left')).toBeVisible();
  await screens('account-security');

  await page.goto('/account/tokens');
  await expect(page.getByText('No API token yet')).toBeVisible();
  await screens('account-tokens-empty');
  await page.goto('/account/tokens/new');
  await page.getByLabel('Name').fill('Nightly report');
  await page.getByRole('button', { name: 'Read everything' }).click();
  await screens('account-new-token');
  await page.getByRole('button', { name: 'Create a token' }).click();
  await expect(page.getByText('It is shown only now')).toBeVisible();
  await screens('account-token-secret');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByRole('row', { name: /Nightly report/ })).toBeVisible();
  await screens('account-tokens');
  await page.getByRole('tab', { name: 'Activity' }).click();
  await expect(page.getByText(/API token/).last()).toBeVisible();
  await screens('account-activity');
});

test('a forgotten password, from the question to a link that was used', async ({
  page,
  mailboxes,
  address,
  screens,
}) => {
  const person = await newcomer(page, mailboxes, address);
  await new SignInPage(page).signOut(person.name);
  await page.goto('/forgot');
  await screens('forgot');
  await page.getByLabel('Email Address').fill(address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText('has an account here')).toBeVisible();
  await screens('forgot-sent');
  await mailboxes.newestOf(address, 2);
  await page.goto(await mailboxes.linkOf(address, '/reset/'));
  await page.getByLabel('Password', { exact: true }).fill('password1234');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('lists that attackers try first')).toBeVisible();
  await screens('reset');
  await page.getByLabel('Password', { exact: true }).fill('six slow barges under the bridge');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
  await screens('reset-done');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This link was used' })).toBeVisible();
  await screens('reset-used');
});
