import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { mailboxProfile, people } from './world/people';

test.describe.configure({ timeout: 240_000 });

test('an operator registers an enterprise, writes its notes, and ends it again', async ({
  page,
  address,
  mailboxes,
  screens,
}) => {
  const name = `Lindqvist Marine ${address.split('@')[0]}`;
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);

  await page.getByRole('link', { name: 'Registered' }).click();
  await expect(page.getByRole('row', { name: /Nordlicht Energie AG/ })).toBeVisible();
  await screens('enterprises');
  await page.getByRole('link', { name: 'Enterprise', exact: true }).click();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'One thing to put right' })).toBeFocused();
  await page.getByLabel('Legal name').fill(name);
  await page.getByLabel('Country').click();
  await page.getByRole('option', { name: 'Sweden' }).click();
  const owner = page.getByRole('group', { name: 'Account owner' });
  await owner.getByLabel('Name').fill('Søren Lindqvist');
  await owner.getByLabel('E-mail').fill(address);
  await page.getByRole('checkbox', { name: mailboxProfile }).check();
  await screens('enterprise-register');
  await page.getByRole('button', { name: 'Register' }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: `Invitation sent to ${address}` })).toBeVisible();
  expect(await mailboxes.linkOf(address, '/invitations/')).toContain('/invitations/');
  await screens('enterprise-overview');

  await page.getByRole('tab', { name: 'Profiles' }).click();
  await expect(page.getByRole('checkbox', { name: mailboxProfile })).toBeChecked();
  await screens('enterprise-profiles');
  await page.getByRole('tab', { name: 'Notes' }).click();
  await page.getByLabel('Welcome note').fill('We keep what you type here for ten years.\nAsk us about it at any time.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await screens('enterprise-notes');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  // the switcher: everything begins with this enterprise from now on
  await page.getByRole('button', { name: 'Enterprise All enterprises' }).click();
  await page.getByRole('combobox', { name: 'Search enterprises' }).fill('lindqvist');
  await expect(page.getByRole('option')).toHaveText([name]);
  await screens('enterprise-switcher');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Certificate Requests' }).click();
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('link', { name: 'Create Request' }).first().click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('alert')).toContainText('asks for your consent');
  await screens('create-request-consent');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Certificate Signing Request/ })).toBeVisible();

  await page.getByRole('link', { name: 'Registered' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await expect(page.getByText('1 open request ends')).toBeVisible();
  await expect(page.getByText('1 invitation is withdrawn')).toBeVisible();
  await page.getByLabel('Type its name to confirm').fill(name);
  await screens('enterprise-delete');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('button', { name: 'Go to the enterprises' }).click();
  await expect(page.getByRole('row', { name: /Nordlicht Energie AG/ })).toBeVisible();
  await expect(page.getByText(name)).toBeHidden();
});
