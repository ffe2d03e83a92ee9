import { SecretBox } from '../../shared/secret-box';
import type { SpecApi } from '../../testing/spec-api';

type Told = Partial<Record<'invitationPath' | 'activationPath', string>>;

/** The link that the newest mail about an invitation carries. No mail server listens in specs: what would be sent is still in the outbox, sealed. */
export async function linkOf({ app, db }: Pick<SpecApi, 'app' | 'db'>, invitationId: string): Promise<string> {
  const [mail] = await db.query<{ id: string; variables: string }[]>(
    `select id, variables from outbox_mail where about_type = 'invitation' and about_id = $1 order by id desc limit 1`,
    [invitationId],
  );
  if (!mail) throw new Error('No mail about this invitation');
  const place = { table: 'outbox_mail', row: mail.id, field: 'variables' };
  const text = app.get(SecretBox).open('mail', place, mail.variables).toString();
  const { invitationPath, activationPath } = JSON.parse(text) as Told;
  return invitationPath ?? activationPath ?? '';
}
