import { expect, request, test, type Page } from '@playwright/test';
import type { Mailboxes } from '../tools/mail';
import { people, type Person } from '../world/people';

const password = 'five quiet herons and a lamp';
const name = 'Émile Roussel';

/** Sends an invitation as scripts with a session do: the token of the cookie comes back in the header. */
async function invite(email: string): Promise<void> {
  const { baseURL = '' } = test.info().project.use;
  const admin = await request.newContext({ baseURL });
  const session = await admin.post('/api/v1/session', { data: people.admin });
  const { enterprises } = (await session.json()) as { enterprises: { id: string }[] };
  const { cookies } = await admin.storageState();
  const answer = await admin.post(`/api/v1/enterprises/${enterprises[0]!.id}/invitations`, {
    headers: { 'x-xsrf-token': cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')!.value },
    data: { name, email, role: 'enterprise-user' },
  });
  expect(answer.status()).toBe(201);
  await admin.dispose();
}

/** Somebody with an account of their own, which no other test touches: invited by mail, and signed in on this page. */
export async function newcomer(page: Page, mailboxes: Mailboxes, email: string): Promise<Person & { name: string }> {
  await invite(email);
  await page.goto(await mailboxes.linkOf(email, '/invitations/'));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Accept and create my account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Certificate Requests' })).toBeVisible();
  return { email, password, name };
}
