import type { Invitation, OpenActivation } from '@countersign/contracts';
import { request, type Browser, type Page } from '@playwright/test';
import { type OwnEnterprise, ownEnterprise } from './flows/own-enterprise';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { screens as screensOf } from './tools/screens';
import { Voice } from './tools/voice';
import { people, type Person } from './world/people';

test.describe.configure({ timeout: 300_000 });

const at = (name: string, address: string) => `${name}.${address}`;
const invite = (voice: Voice, { id }: OwnEnterprise, name: string, email: string) =>
  voice.post<Invitation>(`/enterprises/${id}/invitations`, { name, email, role: 'enterprise-user' });

/** In a browser of their own. */
async function visitor(browser: Browser, baseURL: string, person: Person | null = null): Promise<Page> {
  const page = await browser.newPage({ baseURL });
  if (person === null) return page;
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(person);
  return page;
}

/** What time alone brings is told to the page in the answer's place. */
const answers = <T>(page: Page, url: string, change: (answer: T) => T) =>
  page.route(url, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: change((await answer.json()) as T) });
  });

test('an enterprise’s invitations: none, one sent, each state, sent again and taken back', async ({
  page,
  baseURL,
  mailboxes,
  address,
  screens,
}) => {
  const house = await ownEnterprise({ baseURL: baseURL!, mailboxes }, address, 'Université de Montclair');
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(house.owner);
  await page.goto(`/enterprises/${house.id}/invitations?status=pending`);
  await expect(page.getByText('No invitation matches what you look for.')).toBeVisible();
  await screens('invitations-none');

  const owner = await Voice.signedIn(baseURL!, house.owner);
  for (const name of ['Anna', 'Bruno', 'Chloé'])
    await invite(owner, house, `${name} Lefebvre`, at(name === 'Chloé' ? 'chloe' : name.toLowerCase(), address));
  await page.goto(`/enterprises/${house.id}/invitations`);
  await page.getByRole('button', { name: 'Invite', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Hugo Lefebvre');
  await dialog.getByLabel('E-mail').fill(address);
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(dialog.getByText('belongs to a member already')).toBeVisible();
  await screens('invitations-invite-refused');
  await dialog.getByLabel('E-mail').fill(at('hugo', address));
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(dialog).toBeHidden();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  await expect(row('Hugo Lefebvre')).toContainText('expires in 6 days');

  const guest = await request.newContext({ baseURL });
  const declined = new URL(await mailboxes.linkOf(at('bruno', address), '/invitations/'));
  expect((await guest.post(`/api/v1${declined.pathname}/decline`, { data: {} })).status()).toBe(200);
  await guest.dispose();
  await row('Anna Lefebvre').getByRole('button', { name: 'Actions for Anna Lefebvre' }).click();
  await expect(page.getByRole('menuitem', { name: /Send again in \d+ s/ })).toBeDisabled();
  await page.getByRole('menuitem', { name: 'Withdraw…' }).click();
  await screens('invitations-withdraw');
  await page.reload(); // the pictures changed the row for a card, and back
  await row('Anna Lefebvre').getByRole('button', { name: 'Actions for Anna Lefebvre' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(row('Anna Lefebvre')).toContainText('Withdrawn');
  await answers<{ items: Invitation[] }>(page, '**/invitations?*', ({ items, ...rest }) => ({
    ...rest,
    items: items.map((one) => (one.name.startsWith('Chloé') ? { ...one, status: 'expired' as const } : one)),
  }));
  await page.reload();
  await expect(row('Chloé Lefebvre')).toContainText('Expired');
  await expect(row('Bruno Lefebvre')).toContainText('Declined');
  await screens('invitations');
});

test('the page behind an invitation, to whoever opens it and whatever became of it', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
  screens,
}) => {
  const post = { baseURL: baseURL!, mailboxes };
  const house = await ownEnterprise(post, address, 'Université de Montclair');
  const home = await ownEnterprise(post, at('hugo', address), 'Atelier Lefebvre');
  const owner = await Voice.signedIn(baseURL!, house.owner);
  const linkOf = async (email: string, count = 1) => {
    await mailboxes.newestOf(email, count);
    return mailboxes.linkOf(email, '/invitations/');
  };

  await test.step('a newcomer', async () => {
    const sent = await invite(owner, house, 'Chloé Lefebvre', at('chloe', address));
    const link = await linkOf(sent.email);
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1, name: `Join ${house.name}` })).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill('five quiet herons');
    await screens('invitation-newcomer');
    await page.getByRole('button', { name: 'Decline' }).click();
    await screens('invitation-decline');
    await answers<Invitation>(page, '**/api/v1/invitations/*', (one) => ({ ...one, status: 'expired' }));
    await page.goto(link);
    await expect(page.getByRole('button', { name: 'Send a new one' })).toBeVisible();
    await screens('invitation-expired');
    await page.unrouteAll();
    await page.goto(link);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('button', { name: 'Yes, decline' }).click();
    await expect(page.getByText('This invitation was declined')).toBeVisible();
    await screens('invitation-declined');
  });

  await test.step('somebody with an account', async () => {
    await invite(owner, house, 'Hugo Lefebvre', home.owner.email);
    const link = await linkOf(home.owner.email, 2);
    await page.goto(link);
    await expect(page.getByRole('link', { name: 'Sign in and accept' })).toBeVisible();
    await screens('invitation-signed-out');
    const another = await visitor(browser, baseURL!, people.user);
    await another.goto(link);
    await expect(another.getByRole('button', { name: 'Sign out and stay here' })).toBeVisible();
    await screensOf(another, 'invitation-other-account');
    await another.close();
    await page.getByRole('link', { name: 'Sign in and accept' }).click();
    await new SignInPage(page).type(home.owner);
    await expect(page.getByRole('button', { name: 'Accept', exact: true })).toBeVisible(); // back where they came from
    await screens('invitation-known');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Certificate Requests' })).toBeVisible();
    const later = await visitor(browser, baseURL!);
    await later.goto(link);
    await expect(later.getByText('This invitation was accepted')).toBeVisible();
    await screensOf(later, 'invitation-used');
    await later.goto('/invitations/none-of-ours');
    await expect(later.getByRole('heading', { level: 1, name: 'No such invitation' })).toBeVisible();
    await screensOf(later, 'invitation-unknown');
    await later.close();
  });

  await test.step('one that was withdrawn', async () => {
    const operator = await visitor(browser, baseURL!, house.owner);
    const sent = await invite(owner, house, 'Anna Lefebvre', at('anna', address));
    const link = await linkOf(sent.email);
    await operator.goto(`/enterprises/${house.id}/invitations`);
    await operator.getByRole('button', { name: 'Actions for Anna Lefebvre' }).click();
    await operator.getByRole('menuitem', { name: 'Withdraw…' }).click();
    await operator.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect(operator.getByRole('row', { name: /Anna Lefebvre/ })).toContainText('Withdrawn');
    await operator.goto(link);
    await expect(operator.getByText('This invitation was withdrawn')).toBeVisible();
    await screensOf(operator, 'invitation-withdrawn');
    await operator.close();
  });
});

const activation: OpenActivation = {
  name: 'Hugo Lefebvre',
  email: 'hugo.lefebvre@montclair.example',
  enterprise: { name: 'Université de Montclair' },
  expiresAt: '2036-11-30T17:00:00.000Z',
  status: 'pending',
  agreements: [],
};

test('the page of an account made on behalf, in each of its states', async ({ page, screens }) => {
  const stand = async (status: OpenActivation['status']) => {
    await page.unrouteAll();
    await page.route('**/api/v1/activations/*', (route) => route.fulfill({ json: { ...activation, status } }));
    await page.goto('/activations/of-hugo');
  };
  await stand('pending');
  await expect(page.getByRole('heading', { level: 1, name: 'Activate your account' })).toBeVisible();
  await screens('activation');
  await stand('expired');
  await expect(page.getByRole('button', { name: 'Send a new one' })).toBeVisible();
  await screens('activation-expired');
  await stand('accepted');
  await expect(page.getByText('it works once')).toBeVisible();
  await screens('activation-used');
  await stand('withdrawn');
  await expect(page.getByRole('heading', { level: 1, name: 'This link has ended' })).toBeVisible();
  await screens('activation-withdrawn');
  await page.unrouteAll();
  await page.goto('/activations/none-of-ours');
  await expect(page.getByRole('heading', { level: 1, name: 'No such link' })).toBeVisible();
  await screens('activation-unknown');
});
