import { setTimeout as wait } from 'node:timers/promises';
import { SecretBox } from '../../shared/secret-box';
import type { SpecApi } from '../../testing/spec-api';

interface SealedMail {
  readonly id: string;
  readonly variables: string;
}

/** What every mail of this kind to this address says, oldest first. No mail server listens in specs: they are still in the outbox, sealed. */
export async function mailsTo<Variables extends object>(
  { app, db }: Pick<SpecApi, 'app' | 'db'>,
  recipient: string,
  template: string,
): Promise<Variables[]> {
  const mails = await db.query<SealedMail[]>(
    'select id, variables from outbox_mail where recipient = $1 and template = $2 order by id',
    [recipient, template],
  );
  return mails.map(({ id, variables }) => {
    const place = { table: 'outbox_mail', row: id, field: 'variables' };
    return JSON.parse(app.get(SecretBox).open('mail', place, variables).toString()) as Variables;
  });
}

/** The newest of them, once there are so many: jobs write some after the answer. */
export async function mailTo<Variables extends object>(
  api: Pick<SpecApi, 'app' | 'db'>,
  recipient: string,
  template: string,
  howMany = 1,
): Promise<Variables> {
  for (let tries = 0; tries < 200; tries++) {
    const mails = await mailsTo<Variables>(api, recipient, template);
    const newest = mails.at(-1);
    if (newest && mails.length >= howMany) return newest;
    await wait(50);
  }
  throw new Error(`No ${template} for ${recipient}`);
}

/** Until the queue has nothing left to do: for specs of what no mail comes of. */
export async function jobsDone({ db }: Pick<SpecApi, 'db'>, name: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await db.query<object[]>(
      `select 1 from pgboss.job where name = $1 and state not in ('completed', 'failed', 'cancelled')`,
      [name],
    );
    if (open.length === 0) return;
    await wait(50);
  }
  throw new Error(`${name} goes on`);
}
