import { beforeEach, describe, expect, it } from 'vitest';
import { said } from '../../testing/said';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { aPerson, callerFor, operatorRole, type SpecPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const at = '/api/v1/users';

const superAdmin = () => aPerson(api.db, { operatorRole: 'super-admin' });
const voiceOf = async (person: SpecPerson): Promise<Voice> => api.as(await callerFor(api.db, person));
const left = async () => {
  const [row] = await api.db.query<{ n: number }[]>(
    `select count(*)::int as n from person p join role r on r.id = p.role_id
     where r.key = 'super-admin' and p.status = 'active' and p.password_hash is not null and p.deleted_at is null`,
  );
  return row?.n;
};

let anna: SpecPerson;
let her: Voice;
beforeEach(async () => {
  await api.db.query(`update person set role_id = null`);
  anna = await superAdmin();
  her = await voiceOf(anna);
});

/** The ways to take somebody's power. */
const ways: [string, (voice: Voice, id: string) => Promise<Answer>][] = [
  ['blocking', (voice, id) => voice.patch(`${at}/${id}`, { status: 'blocked' })],
  ['restricting', (voice, id) => voice.patch(`${at}/${id}`, { status: 'restricted' })],
  ['suspending', (voice, id) => voice.patch(`${at}/${id}`, { status: 'suspended' })],
  ['another role', async (voice, id) => voice.patch(`${at}/${id}`, { roleId: await operatorRole(api.db, 'auditor') })],
  ['deletion', (voice, id) => voice.delete(`${at}/${id}`)],
];

describe('the last active super-admin', () => {
  it.each(ways)('stays: %s, by themselves', async (_, take) => {
    expect(said(await take(her, anna.id))).toBe('409 last-operator');
    expect(await left()).toBe(1);
  });

  it.each(ways)('stays: %s, while another one is only invited, suspended or deleted', async (_, take) => {
    const [invited, suspended, deleted] = [await superAdmin(), await superAdmin(), await superAdmin()];
    await api.db.query(`update person set password_hash = null where id = $1`, [invited.id]);
    await api.db.query(`update person set status = 'suspended' where id = $1`, [suspended.id]);
    await api.db.query(`update person set deleted_at = created_at where id = $1`, [deleted.id]);
    expect(said(await take(her, anna.id))).toBe('409 last-operator');
  });

  it.each(ways)('may go when there is another: %s', async (_, take) => {
    await superAdmin();
    expect(said(await take(her, anna.id))).toMatch(/^20/);
    expect(await left()).toBe(1);
  });

  it.each(ways)('remains when two take each other’s power at the same moment: %s', async (_, take) => {
    for (let round = 0; round < 5; round++) {
      await api.db.query(`update person set role_id = null`);
      const [one, two] = [await superAdmin(), await superAdmin()];
      const [his, hers] = [await voiceOf(one), await voiceOf(two)];
      const answers = await Promise.all([take(his, two.id), take(hers, one.id)]);
      expect(answers.map(said).sort()[1]).toBe('409 last-operator');
      expect(await left()).toBe(1);
    }
  });

  it('may change their name', async () => {
    expect(said(await her.patch(`${at}/${anna.id}`, { name: 'Anna Neu' }))).toBe('200');
  });
});
