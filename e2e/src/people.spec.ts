import type { Invitation, Role } from '@countersign/contracts';
import type { Page } from '@playwright/test';
import { acceptByApi } from './flows/accept-by-api';
import { newcomer } from './flows/newcomer';
import { ownEnterprise } from './flows/own-enterprise';
import { giveState, MembersPage } from './pages/members.page';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { Voice } from './tools/voice';
import { mailboxProfile, people, type Person } from './world/people';

test.describe.configure({ timeout: 240_000 });

/** What somebody may do reaches pages that are open: the server looks every four seconds, the browser comes back after three. */
const soon = { timeout: 20_000 };

async function inAs(page: Page, person: Person): Promise<void> {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(person);
}

test('an admin suspends a member, who makes no new request from the next call on, and blocks them: their open page shows nothing of the enterprise any more', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const theirs = await browser.newPage({ ...(baseURL && { baseURL }) });
  const { name, email } = await newcomer(theirs, mailboxes, address);
  await theirs.goto('/requests/new');
  const type = theirs.getByRole('combobox', { name: 'Certificate Type' });
  if (!(await type.textContent())?.includes(mailboxProfile)) {
    await type.click();
    await theirs.getByRole('option', { name: mailboxProfile }).click();
  }

  await inAs(page, people.admin);
  await page.getByRole('link', { name: 'Users' }).click();
  const members = new MembersPage(page);
  const row = await members.find(email);
  await members.act(name, 'Change state…');
  await expect(page.getByRole('radio', { name: /Suspended.*No new requests/ })).toBeVisible();
  await giveState(page, 'Suspended', 'Suspend');
  await expect(row).toContainText('Suspended');
  await expect(page.getByRole('button', { name: `Actions for ${name}` })).toBeFocused();

  await theirs.getByRole('button', { name: 'Create' }).click();
  await expect(theirs.getByRole('alert')).toContainText('Not allowed');
  const menu = theirs.getByRole('navigation', { name: 'Main' });
  await menu.getByRole('link', { name: 'Certificate Requests' }).click();
  await expect(theirs.getByText('No request yet')).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'Create Request' })).toHaveCount(0, soon);

  await members.setState(name, 'Blocked', 'Block');
  await expect(row).toContainText('Blocked');
  await expect(menu.getByRole('link', { name: 'Certificate Requests' })).toBeHidden(soon);
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await theirs.close();
});

test('an operator blocks a person, who is thrown out where they are, and restricts them: they do not sign in', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const theirs = await browser.newPage({ ...(baseURL && { baseURL }) });
  const person = await newcomer(theirs, mailboxes, address);
  const theirSignIn = new SignInPage(theirs);

  await inAs(page, people.operator);
  await page.getByRole('link', { name: 'Users' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await page.getByRole('searchbox').fill(person.email);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: person.name }).click();
  const give = async (state: string, act: string) => {
    await page.getByRole('button', { name: 'Change state…' }).click();
    await giveState(page, state, act);
    await expect(page.getByRole('region', { name: 'Access' })).toContainText(state);
  };

  await test.step('the stream of the open page ends', async () => {
    await give('Blocked', 'Block');
    await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible(soon);
    await theirSignIn.type(person);
    await expect(theirs.getByRole('alert')).toBeVisible();
  });
  await test.step('they come back, and the next call is refused', async () => {
    await give('Active', 'Activate');
    await theirSignIn.open();
    await theirSignIn.signIn(person);
    await give('Restricted', 'Restrict');
    await theirs.getByRole('searchbox').fill('anything');
    await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await theirSignIn.type(person);
    await expect(theirs.getByRole('alert')).toBeVisible();
  });
  await theirs.close();
});

test('another role changes the menu of an open page; who may read only edits nothing; nobody gives a role above theirs', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const post = { baseURL: baseURL ?? '', mailboxes };
  const { id, owner } = await ownEnterprise(post, `owner.${address}`, `Osaka Precision ${address.split('@')[0]}`);
  const ownersVoice = await Voice.signedIn(post.baseURL, owner);
  await ownersVoice.post<Invitation>(`/enterprises/${id}/invitations`, {
    ...{ name: 'Megumi Tanaka', email: address, role: 'enterprise-user' },
  });
  const member = await acceptByApi(post, address);
  await ownersVoice.post<Role>('/roles', {
    ...{ name: 'Deputy', scope: 'enterprise', enterpriseId: id },
    permissions: ['enterprises:read', 'users:read', 'users:edit', 'roles:read', 'requests:read'],
  });
  await ownersVoice.end();
  const theirs = await browser.newPage({ ...(baseURL && { baseURL }) });
  await inAs(theirs, member);
  const menu = theirs.getByRole('navigation', { name: 'Main' });
  await expect(menu.getByRole('link', { name: 'Users' })).toBeHidden();

  await test.step('the owner makes a role that reads', async () => {
    await inAs(page, owner);
    await page.goto(`/enterprises/${id}/roles`);
    await page.getByRole('link', { name: 'Role', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'New role' })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('Reader');
    await page.getByRole('checkbox', { name: 'People and invitations, Read' }).check();
    await expect(page.getByText('Without Enterprises, Read')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Enterprises, Read' }).check();
    await expect(page.getByText('Without Enterprises, Read')).toBeHidden();
    await page.getByRole('checkbox', { name: 'Certificate Requests, Read' }).check();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click(); // not left without saving
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('row', { name: /Reader/ })).toBeVisible();
  });
  await test.step('given, it reads and does nothing else', async () => {
    const members = new MembersPage(page);
    await members.open(id);
    await members.giveRole('Megumi Tanaka', 'Reader');
    await expect(menu.getByRole('link', { name: 'Users' })).toBeVisible(soon);
    await menu.getByRole('link', { name: 'Users' }).click();
    await expect(theirs.getByRole('row', { name: /Nils Holm/ })).toBeVisible();
    await expect(theirs.getByRole('button', { name: /Actions for/ })).toHaveCount(0);
    await expect(theirs.getByRole('button', { name: 'Invite' })).toBeHidden();
    await expect(theirs.getByRole('tab', { name: 'Roles' })).toBeHidden();
    await theirs.goto('/requests');
    await expect(theirs.getByRole('heading', { name: 'Certificate Requests' })).toBeVisible();
    await expect(theirs.getByRole('link', { name: 'Create Request' })).toHaveCount(0);
  });
  await test.step('a deputy gives no role above theirs, and changes nobody above', async () => {
    await new MembersPage(page).giveRole('Megumi Tanaka', 'Deputy');
    await theirs.goto(`/enterprises/${id}/members`);
    await theirs.getByRole('button', { name: 'Actions for Nils Holm' }).click();
    await expect(theirs.getByRole('menuitem', { name: /Their role allows more than yours/ })).toBeDisabled();
    await theirs.keyboard.press('Escape');
    await new MembersPage(theirs).act('Megumi Tanaka', 'Change role…');
    await theirs.getByRole('combobox', { name: 'Role' }).click();
    const above = theirs.getByRole('option', { name: 'Enterprise administrator' });
    await expect(above).toHaveAttribute('aria-disabled', 'true');
    await expect(above).toContainText('more than you may give');
  });
  await theirs.close();
});
