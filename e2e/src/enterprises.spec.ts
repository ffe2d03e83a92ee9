import type { Enterprise, Invitation, Page as PageOf, Profile, RequestDetail } from '@countersign/contracts';
import type { Page } from '@playwright/test';
import { ownEnterprise } from './flows/own-enterprise';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { Voice } from './tools/voice';
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
  await expect(page.getByRole('heading', { level: 1, name: 'Enterprises' })).toBeVisible();
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
  await expect(page.getByRole('tabpanel').getByText('Saved', { exact: true })).toBeVisible();

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

const password = 'nine slow barges pass the lock';

async function accept(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Accept and create my account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Certificate Requests' })).toBeVisible();
}

/** What is not there and what is not theirs look the same. */
async function expectNoPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
}

test('an owner comes in by mail and invites a colleague, who sees their own requests and nothing else', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const colleague = `colleague.${address}`;
  const operator = await Voice.signedIn(baseURL!, people.operator);
  const { items } = await operator.get<PageOf<Profile>>('/profiles?size=200');
  const profileId = items.find(({ name }) => name === mailboxProfile)!.id;
  const { id: enterpriseId } = await operator.post<Enterprise>('/enterprises', {
    name: `Bratt Verft ${address.split('@')[0]}`,
    owner: { name: 'Solveig Bratt', email: address },
    profileIds: [profileId],
  });
  await operator.end();

  await accept(page, await mailboxes.linkOf(address, '/invitations/'));
  const owner = await Voice.signedIn(baseURL!, { email: address, password });
  const theirs = await owner.post<RequestDetail>('/requests', { enterpriseId, profileId });
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await page.getByRole('tab', { name: 'Invitations' }).click();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Émile Roussel');
  await dialog.getByLabel('E-mail').fill(colleague);
  await expect(dialog.getByRole('combobox', { name: 'Role' })).toContainText('Enterprise user');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(dialog).toBeHidden();

  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const guest = await context.newPage();
  await accept(guest, await mailboxes.linkOf(colleague, '/invitations/'));
  await expect(guest.getByText('No request yet')).toBeVisible();
  const menu = guest.getByRole('navigation', { name: 'Main' });
  await expect(menu.getByRole('link', { name: 'Certificate Requests' })).toBeVisible();
  for (const name of ['Users', 'Audit', 'Registered']) await expect(menu.getByRole('link', { name })).toHaveCount(0);

  const voice = await Voice.signedIn(baseURL!, { email: colleague, password });
  const own = await voice.post<RequestDetail>('/requests', { enterpriseId, profileId });
  await guest.reload();
  await expect(guest.getByRole('link', { name: own.number })).toBeVisible({ timeout: 30_000 });
  await expect(guest.getByRole('link', { name: theirs.number })).toHaveCount(0);
  await expectNoPage(guest, `/requests/${theirs.id}`);
  await expectNoPage(guest, `/requests/${theirs.id}/edit/csr`);
  for (const tab of ['members', 'invitations', 'roles', 'audit']) {
    await expectNoPage(guest, `/enterprises/${enterpriseId}/${tab}`);
  }
  for (const [path, status] of [
    [`/requests/${theirs.id}`, 404],
    [`/enterprises/${enterpriseId}/members`, 403],
    [`/enterprises/${enterpriseId}/invitations`, 403],
  ] as const) {
    expect((await guest.request.get(`/api/v1${path}`)).status(), path).toBe(status);
  }

  await page.getByRole('link', { name: 'Certificate Requests' }).click();
  for (const { number } of [own, theirs]) await expect(page.getByRole('link', { name: number })).toBeVisible();
  await Promise.all([owner.end(), voice.end(), context.close()]);
});

test('a person in two enterprises switches between them; the admin of one does not see the other', async ({
  page,
  baseURL,
  mailboxes,
  address,
}) => {
  const post = { baseURL: baseURL!, mailboxes };
  const tag = address.split('@')[0];
  const first = await ownEnterprise(post, address, `Fjord ${tag}`);
  const second = await ownEnterprise(post, `other.${address}`, `Skog ${tag}`);
  const admin = await Voice.signedIn(post.baseURL, second.owner);
  await admin.post<Invitation>(`/enterprises/${second.id}/invitations`, {
    name: 'Nils Holm',
    email: address,
    role: 'enterprise-user',
  });
  await admin.end();

  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(first.owner);
  await expect(page.getByRole('button', { name: /^Enterprise / })).toHaveCount(0); // one enterprise: nothing to choose
  await page.goto(await mailboxes.linkOf(address, '/invitations/'));
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Certificate Requests' })).toBeVisible();

  await page.getByRole('button', { name: 'Enterprise All enterprises' }).click();
  await page.getByRole('option', { name: second.name }).click();
  await expect(page).toHaveURL(new RegExp(`enterpriseId=${second.id}`));
  const menu = page.getByRole('navigation', { name: 'Main' });
  await expect(menu.getByRole('link', { name: 'Users' })).toHaveCount(0); // a user there,
  await page.goto('/requests/new');
  await expect(page.getByRole('combobox', { name: 'Enterprise' })).toContainText(second.name);
  await page.getByRole('button', { name: `Enterprise ${second.name}` }).click();
  await page.getByRole('combobox', { name: 'Search enterprises' }).fill('fjord');
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('link', { name: 'Users' })).toBeVisible(); // an administrator here

  await page.context().clearCookies();
  await signIn.open();
  await signIn.signIn(second.owner);
  await expectNoPage(page, `/enterprises/${first.id}/overview`);
  await expectNoPage(page, `/enterprises/${first.id}/members`);
  for (const path of ['', '/members', '/invitations', '/notes']) {
    const answer = await page.request.get(`/api/v1/enterprises/${first.id}${path}`);
    expect(answer.status(), path).toBe(404);
  }
});
