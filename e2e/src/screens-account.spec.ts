import { enrolsHere } from './flows/enrolment';
import { newcomer } from './flows/newcomer';
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
