import type { Enterprise, Page as PageOf, Role } from '@countersign/contracts';
import type { Page } from '@playwright/test';
import { MembersPage } from './pages/members.page';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { Voice } from './tools/voice';
import { enterprise, people } from './world/people';

test.describe.configure({ timeout: 600_000 });

/** The demo's enterprise, with a role of its own beside those that each has. */
async function inDemo(baseURL: string): Promise<{ id: string; deputy: string }> {
  const operator = await Voice.signedIn(baseURL, people.operator);
  const { items } = await operator.get<PageOf<Enterprise>>(`/enterprises?q=${encodeURIComponent(enterprise)}`);
  const { id } = items[0]!;
  const known = await operator.get<PageOf<Role>>(`/roles?scope=enterprise&enterpriseId=${id}&q=Deputy`);
  const deputy =
    known.items[0] ??
    (await operator.post<Role>('/roles', {
      ...{ name: 'Deputy', description: 'Stands in for the administrator', scope: 'enterprise', enterpriseId: id },
      permissions: ['enterprises:read', 'users:read', 'users:edit', 'roles:read', 'requests:read'],
    }));
  await operator.end();
  return { id, deputy: deputy.id };
}

async function signedIn(page: Page, person: (typeof people)['admin' | 'operator']): Promise<void> {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(person);
}
const close = (page: Page) => page.keyboard.press('Escape');

test('screens of the members of an enterprise', async ({ page, baseURL, screens }) => {
  const { id } = await inDemo(baseURL ?? '');
  await signedIn(page, people.admin);
  const members = new MembersPage(page);
  await members.open(id);
  await expect(page.getByRole('row', { name: /Mila Hansen/ })).toBeVisible();
  await screens('members');
  await members.act('Mila Hansen', 'Change state…');
  await page.getByRole('radio', { name: /Blocked/ }).check();
  await screens('member-state');
  await close(page);
  await members.act('Mila Hansen', 'Change role…');
  await expect(page.getByText('Requests certificates and sees their own')).toBeVisible();
  await screens('member-role');
  await close(page);
  await members.act('Mila Hansen', 'Remove…');
  await screens('member-remove');
  await close(page);
  await page.getByRole('searchbox').fill('nobody at all');
  await expect(page.getByText('No member matches')).toBeVisible();
  await screens('members-nothing');
});

test('screens of the roles of an enterprise', async ({ page, baseURL, screens }) => {
  const { id, deputy } = await inDemo(baseURL ?? '');
  await signedIn(page, people.admin);
  await page.goto(`/enterprises/${id}/roles`);
  await expect(page.getByRole('row', { name: /Deputy/ })).toBeVisible();
  await screens('roles');
  await page.getByRole('link', { name: 'Enterprise user' }).click();
  await expect(page.getByText(/comes with Countersign/)).toBeVisible();
  await screens('role-built-in');
  await page.goto(`/enterprises/${id}/roles/${deputy}`);
  await expect(page.getByText('Nobody has this role')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Domains, Read' }).check();
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await screens('role-unsaved');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await screens('role-leave');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await screens('role-delete');
});

test('screens of all people and of one', async ({ page, screens }) => {
  await signedIn(page, people.operator);
  await page.getByRole('link', { name: 'Users' }).click();
  await expect(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Mila Hansen/ })).toBeVisible();
  await screens('users');
  await page.getByRole('link', { name: 'Mila Hansen' }).click();
  await expect(page.getByRole('region', { name: 'Access' })).toBeVisible();
  await screens('person');
  await page.getByRole('button', { name: 'Edit…' }).click();
  await screens('person-edit');
  await close(page);
  await page.getByRole('button', { name: 'Change state…' }).click();
  await screens('person-state');
  await close(page);
  await page.getByRole('button', { name: 'Take away second factor…' }).click();
  await screens('person-factor');
  await close(page);
  await page.getByRole('button', { name: 'Delete account…' }).click();
  await screens('person-delete');
});

test('screens of those who run the installation', async ({ page, screens }) => {
  await signedIn(page, people.operator);
  await page.getByRole('link', { name: 'Operators' }).click();
  await expect(page.getByRole('heading', { name: 'Operators' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Jana Kovář/ })).toBeVisible();
  await screens('operators');
  await page.getByRole('button', { name: 'Invite operator' }).click();
  await expect(page.getByText('Runs enterprises, profiles, people and requests')).toBeVisible();
  await screens('operator-invite');
  await close(page);
  await page.getByRole('link', { name: 'Jana Kovář' }).click();
  await expect(page.getByRole('region', { name: 'Access' })).toBeVisible();
  await screens('person-operator');
  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  await expect(page.getByRole('row', { name: /Auditor/ })).toBeVisible();
  await screens('operator-roles');
  await page.getByRole('link', { name: 'Super administrator' }).click();
  await expect(page.getByText(/comes with Countersign/)).toBeVisible();
  await screens('operator-role');
});
