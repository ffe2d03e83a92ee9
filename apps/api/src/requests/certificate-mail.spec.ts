import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../shared/ids';
import { specApi } from '../testing/spec-api';
import { anOperator } from '../testing/spec-callers';
import { detailOf, RequestWorld } from './testing';

const api = specApi({ environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } });

describe('the mail about a new certificate', () => {
  const mailsAbout = async (requestId: string) =>
    api.db.query<object[]>(`select from outbox_mail where template = 'certificate-generated' and about_id = $1`, [
      requestId,
    ]);

  it.each([
    ['reaches who asked for it', '', 1],
    ['does not reach who is restricted everywhere', `update person set status = 'restricted' where id = $1`, 0],
    ['nor who is restricted in this enterprise', `update membership set status = 'restricted' where person_id = $1`, 0],
    ['nor who was deleted', `update person set deleted_at = created_at where id = $1`, 0],
    ['but who is suspended', `update person set status = 'suspended' where id = $1`, 1],
  ])('%s', async (_, change, mails) => {
    const world = await RequestWorld.with(api);
    const { id } = await world.proven(`mia.${newId()}@nordlicht.example`);
    if (change) await api.db.query(change, [world.person.id]);
    detailOf(await world.generate(id, api.as(anOperator())));
    expect(await mailsAbout(id)).toHaveLength(mails);
  });
});

describe('every mail about certificates', () => {
  const root = join(import.meta.dirname, '..');
  const senders = globSync('**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const)
    .filter(([, text]) => /template: 'certificate-/.test(text));
  it.each(senders)('that %s sends asks first who gets any', (_, text) => {
    expect(text).toMatch(/await this\.getsCertificateMail\.run\(/);
  });
});
