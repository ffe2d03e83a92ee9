import { toTheBoard } from './flows/to-the-board';
import { RequestListPage } from './pages/request-list.page';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { makeCsr } from './tools/csr';
import { screens as screensOf } from './tools/screens';
import { people } from './world/people';

test.describe.configure({ timeout: 240_000 });

test('the pages that everybody sees', async ({ page, screens }) => {
  await new SignInPage(page).open();
  await screens('sign-in');
  await new SignInPage(page).signIn(people.operator);
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await screens('request-list');
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await screens('not-found');
  await new RequestListPage(page).open();
  await new RequestListPage(page).create();
  await screens('create-request');
});

test('each step of the wizard, the board and what comes of it', async ({
  page,
  browser,
  baseURL,
  openssl,
  mailboxes,
  address,
  screens,
}) => {
  const { csrFile } = await makeCsr(openssl, 'p256', `/CN=${address}`);
  const wizard = await toTheBoard(page, openssl.path(csrFile));
  await screens('wizard-verification');
  for (const step of ['validity', 'san', 'sdn', 'csr'] as const) {
    await wizard.back(step);
    await screens(`wizard-${step}`);
  }
  await page.getByRole('button', { name: 'CSR details' }).click();
  await screens('dialog-csr-details');
  await page.keyboard.press('Escape');
  for (const step of ['sdn', 'san', 'validity', 'verification'] as const) await wizard.next(step);

  await wizard.sendToken(address);
  await wizard.typeToken('AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA');
  await expect(wizard.dialog.getByText(/not the token of the newest mail/)).toBeVisible();
  await screens('dialog-email-validation');
  const stranger = await browser.newPage({ ...(baseURL && { baseURL }) });
  await stranger.goto(await mailboxes.linkOf(address, '/confirm/'));
  await expect(stranger.getByLabel('Token', { exact: true })).toBeVisible();
  await screensOf(stranger, 'confirm-mailbox');
  await stranger.close();
  await page.keyboard.press('Escape');
  await screens('wizard-verification-pending');

  await wizard.row(address).getByRole('button', { name: 'Verify' }).click();
  await wizard.typeToken(await mailboxes.tokenOf(address));
  await wizard.expectVerified(address);
  await screens('wizard-verification-done');
  await wizard.generate();
  await screens('certificate-generated');
  await page.getByRole('link', { name: 'Open the request' }).click();
  await expect(page.getByRole('heading', { name: 'Certificate', exact: true })).toBeVisible();
  await screens('request-detail');
});
