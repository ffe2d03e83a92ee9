import { ownEnterprise } from './flows/own-enterprise';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { screens as screensOf } from './tools/screens';
import { manyEnterprises } from './world/many-enterprises';
import { mailboxProfile, people } from './world/people';

test.describe.configure({ timeout: 600_000 });

test('the list of enterprises in each of its states', async ({ page, screens }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);

  await manyEnterprises(page, 10_000);
  await page.goto('/enterprises');
  await expect(page.getByText('of 10,000')).toBeVisible({ timeout: 30_000 });
  await screens('enterprises-many');
  await page.getByRole('button', { name: 'Enterprise All enterprises' }).click();
  await expect(page.getByText('9,980 more')).toBeVisible({ timeout: 30_000 });
  await screens('enterprise-switcher-many');
  await page.keyboard.press('Escape');

  await manyEnterprises(page, 0);
  await page.goto('/enterprises');
  await expect(page.getByText('No enterprise yet')).toBeVisible();
  await screens('enterprises-none');
  await page.goto('/enterprises?q=nobody&active=false');
  await expect(page.getByText('No enterprise matches')).toBeVisible();
  await screens('enterprises-nothing-found');

  await page.route(/\/api\/v1\/enterprises\?/, (route) => route.abort());
  await page.goto('/enterprises');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await screens('enterprises-error');

  await page.unrouteAll();
  await page.route(/\/api\/v1\/enterprises\?/, () => undefined);
  await page.goto('/enterprises');
  await expect(page.locator('table[aria-busy=true]')).toBeVisible();
  await screens('enterprises-loading');
  await page.unrouteAll();
});

test('registering, with what is missing named', async ({ page, screens }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);
  await page.goto('/enterprises/new');
  await expect(page.getByRole('checkbox', { name: mailboxProfile })).toBeVisible();
  await screens('enterprise-register-blank');
  await page.getByRole('group', { name: 'Account owner' }).getByLabel('E-mail').fill('not an address');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: /things to put right/ })).toBeFocused();
  await screens('enterprise-register-errors');
});

test('the pages of one enterprise: as its operator, its admin and its user see them; inactive; not there', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
  screens,
}) => {
  const { id, name, owner } = await ownEnterprise(
    { baseURL: baseURL!, mailboxes },
    address,
    `Åkerblom ${address.split('@')[0]}`,
  );
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.operator);

  await page.goto(`/enterprises/${id}/overview`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Legal name')).toHaveValue(name);
  await screens('enterprise-edit');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Profiles' }).click();
  await expect(page.getByText('0 of')).toBeVisible();
  await screens('enterprise-profiles-none');
  for (const tab of ['Members', 'Invitations', 'Roles', 'Audit'] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
    await expect(page.locator('cs-skeleton')).toHaveCount(0);
    await screens(`enterprise-${tab.toLowerCase()}`);
  }

  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Deactivate…' }).click();
  await screens('enterprise-deactivate');
  await page.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await expect(page.getByText('This enterprise is inactive')).toBeVisible();
  await screens('enterprise-inactive');

  const ownersPage = await browser.newPage({ ...(baseURL && { baseURL }) });
  const asOwner = new SignInPage(ownersPage);
  await asOwner.open();
  await asOwner.signIn(owner);
  await ownersPage.getByRole('link', { name: 'Enterprise', exact: true }).click();
  await expect(ownersPage.getByText('This enterprise is inactive')).toBeVisible();
  await screensOf(ownersPage, 'enterprise-inactive-owner');
  await ownersPage.goto('/requests/new');
  await expect(ownersPage.getByRole('heading', { name: 'Create Request' })).toBeVisible();
  await screensOf(ownersPage, 'create-request-inactive');
  await ownersPage.close();

  await page.getByRole('button', { name: 'Activate…' }).click();
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByText('This enterprise is inactive')).toBeHidden();
  await page.goto('/enterprises/00000000-0000-4000-8000-000000000000/overview');
  await expect(page.getByRole('heading', { level: 1, name: /not/i })).toBeVisible();
  await screens('enterprise-not-found');
});
