import { expect, request } from '@playwright/test';
import type { Mailboxes } from '../tools/mail';
import type { Person } from '../world/people';

export interface Post {
  readonly baseURL: string;
  readonly mailboxes: Mailboxes;
}
const password = 'seven calm otters read letters';

/** As a person does who has no account yet: through the newest link, with a password. */
export async function acceptByApi({ baseURL, mailboxes }: Post, email: string): Promise<Person> {
  const link = new URL(await mailboxes.linkOf(email, '/invitations/'));
  const context = await request.newContext({ baseURL });
  const answer = await context.post(`/api/v1${link.pathname}/accept`, { data: { password } });
  expect(answer.status(), await answer.text()).toBe(200);
  await context.dispose();
  return { email, password };
}
