import type { Page } from '@playwright/test';
import { SignInPage } from './pages/sign-in.page';
import { expect, test } from './test';
import { screens as screensOf } from './tools/screens';
import { people } from './world/people';

test.describe.configure({ timeout: 120_000 });

/** As scripts with a session do: the token of the cookie comes back in the header. */
async function invite(page: Page, email: string): Promise<void> {
  const session = await page.request.get('/api/v1/session');
  const { enterprises } = (await session.json()) as { enterprises: { id: string }[] };
  const xsrf = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value;
  const answer = await page.request.post(`/api/v1/enterprises/${enterprises[0]!.id}/invitations`, {
    headers: { 'x-xsrf-token': xsrf },
    data: { name: 'Émile Roussel', email, role: 'enterprise-user' },
  });
  expect(answer.status()).toBe(201);
}

test('who is invited by mail chooses a password, is in, and the link is used up', async ({
  page,
  browser,
  baseURL,
  mailboxes,
  address,
}) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(people.admin);
  await invite(page, address);

  const guest = await browser.newPage({ ...(baseURL && { baseURL }) });
  const link = await mailboxes.linkOf(address, '/invitations/');
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1, name: 'Join Nordlicht Energie AG' })).toBeVisible();
  await screensOf(guest, 'invitation');

  await guest.getByLabel('Password', { exact: true }).fill('password1234');
  await guest.getByRole('button', { name: 'Accept and create my account' }).click();
  await expect(guest.getByRole('alert')).toContainText('lists that attackers try first');
  await guest.getByLabel('Password', { exact: true }).fill('five quiet herons and a lamp');
  await guest.getByRole('button', { name: 'Accept and create my account' }).click();
  await expect(guest.getByText('No request yet')).toBeVisible(); // in at once; the others' requests are not theirs
  await screensOf(guest, 'request-list-empty');
  await guest.goto(link);
  await expect(guest.getByText('This invitation was accepted')).toBeVisible();
  await guest.close();
});
