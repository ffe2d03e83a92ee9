import { expect, test } from './test';
import { makeCsr } from './tools/csr';
import { Keyboard } from './tools/keyboard';
import { WizardPage } from './pages/wizard.page';
import { enterprise, mailboxProfile, people } from './world/people';

test.describe.configure({ timeout: 180_000 });

test('from sign-in to the certificate by keyboard alone', async ({ page, openssl, mailboxes, address }) => {
  const { pem } = await makeCsr(openssl, 'p256', `/CN=${address}`);
  const keys = new Keyboard(page);
  const wizard = new WizardPage(page);

  await page.goto('/sign-in');
  await keys.typeInto(page.getByLabel('Email Address'), people.user.email);
  await keys.typeInto(page.getByLabel('Password', { exact: true }), people.user.password);
  await keys.press('Enter');

  await keys.press('Enter', page.getByRole('link', { name: 'Create Request' }));
  await keys.choose(page.getByRole('combobox', { name: 'Enterprise' }), enterprise);
  await keys.choose(page.getByRole('combobox', { name: 'Certificate Type' }), mailboxProfile);
  await keys.press('Enter', page.getByRole('button', { name: 'Create', exact: true }));

  await keys.typeInto(page.getByLabel('Paste Certificate Signing Request (CSR)'), pem);
  await keys.press('Tab');
  await expect(page.getByText('signed by its own key')).toBeVisible();
  for (const step of ['sdn', 'san', 'validity', 'verification'] as const) {
    await keys.press('Enter', wizard.nextButton(step));
    await wizard.expectStep(step);
  }

  await keys.press('Enter', wizard.row(address).getByRole('button', { name: 'Verify' }));
  const token = await mailboxes.tokenOf(address);
  await keys.typeInto(wizard.dialog.getByLabel('Token', { exact: true }), token);
  await keys.press('Enter');
  await wizard.expectVerified(address);
  await expect(wizard.dialog).toBeHidden();

  const coming = page.waitForEvent('download');
  await keys.press('Enter', page.getByRole('button', { name: 'Generate' }));
  await expect(page.getByRole('heading', { name: 'Certificate generated' })).toBeVisible();
  expect((await coming).suggestedFilename()).toMatch(/\.pem$/);
});
