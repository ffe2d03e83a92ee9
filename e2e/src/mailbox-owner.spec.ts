import { toTheBoard } from './flows/to-the-board';
import { ConfirmMailboxPage } from './pages/confirm-mailbox.page';
import { expect, test } from './test';
import { makeCsr } from './tools/csr';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
test.describe.configure({ timeout: 120_000 });

test('on a phone: the owner of the mailbox types the Token at the link, and the row of the requester turns by itself', async ({
  page,
  browser,
  baseURL,
  openssl,
  mailboxes,
  address,
}) => {
  const { csrFile } = await makeCsr(openssl, 'p256', `/CN=${address}`);
  const wizard = await toTheBoard(page, openssl.path(csrFile));
  await wizard.sendToken(address);

  const stranger = await browser.newContext({ ...(baseURL && { baseURL }) });
  const owner = new ConfirmMailboxPage(await stranger.newPage());
  await test.step('opening the link proves nothing', async () => {
    await owner.open(await mailboxes.linkOf(address, '/confirm/'));
    await expect(wizard.dialog).toBeVisible();
  });

  await test.step('typing the Token there does, and the dialog closes', async () => {
    await owner.typeToken((await mailboxes.tokenOf(address)).toLowerCase().replaceAll('-', ' '));
    await owner.expectVerified();
    await expect(wizard.dialog).toBeHidden();
    await wizard.expectVerified(address);
  });
  await stranger.close();

  expect(await wizard.generate()).toContain('BEGIN CERTIFICATE');
});
