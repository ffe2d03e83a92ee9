import type { RequestNotes } from '@countersign/contracts';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf, detailOf, faultsOf, RequestWorld } from '../../requests/testing';
import { newId } from '../../shared/ids';
import { specApi, type Voice } from '../../testing/spec-api';
import { aMember } from '../../testing/spec-callers';
import { aPerson, callerFor } from '../../users/testing';
import { anEnterprise } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const none = { welcome: null, csr: null, sdn: null, san: null, validity: null, verification: null };
const at = (id: string) => `/api/v1/enterprises/${id}/notes`;
let operator: Voice;
beforeAll(async () => {
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
});

describe('request notes', () => {
  it('are none at first, then what an operator wrote, step by step', async () => {
    const { id } = await anEnterprise(api.db);
    expect((await operator.get(at(id))).json()).toEqual(none);
    const notes = { ...none, welcome: 'Staff only.\nAsk Ida first.', csr: '  ', san: '<b>Your</b> address' };
    const put = await operator.put(at(id), notes);
    const kept = { ...none, welcome: 'Staff only.\nAsk Ida first.', san: '<b>Your</b> address' };
    expect([put.statusCode, put.headers['etag'], put.json()]).toEqual([200, '"1"', kept]);
    const user = await aPerson(api.db, { in: { [id]: 'enterprise-user' } });
    expect((await api.as(await callerFor(api.db, user)).get(at(id))).json()).toEqual(kept);
  });

  it('are written down as they were and as they are, and only when they change', async () => {
    const { id } = await anEnterprise(api.db);
    const notes = { ...none, verification: 'Look into your junk folder.' };
    await operator.put(at(id), notes);
    expect((await operator.put(at(id), notes)).headers['etag']).toBe('"1"');
    const records = await api.db.query<object[]>(
      `select before->>'verification' as before, after->>'verification' as after, enterprise_id from audit_record
       where object_id = $1 and action = 'enterprise.notes-changed'`,
      [id],
    );
    expect(records).toEqual([{ before: null, after: 'Look into your junk folder.', enterprise_id: id }]);
  });

  it('refuse what somebody else changed meanwhile, also the first time', async () => {
    const { id } = await anEnterprise(api.db);
    expect((await operator.put(at(id), { ...none, csr: 'A' }, { 'if-match': '"0"' })).statusCode).toBe(200);
    expect(codeOf(await operator.put(at(id), { ...none, csr: 'B' }, { 'if-match': '"0"' }))).toBe(
      '412 changed-meanwhile',
    );
  });

  it.each([
    ['a step that is none', { ...none, user: 'x' }, '/user unknown-field'],
    ['a book', { ...none, csr: 'x'.repeat(2001) }, '/csr invalid-field'],
    ['a part of it', { csr: 'x' }, '/welcome invalid-field'],
  ])('refuse %s', async (_, body, fault) => {
    const { id } = await anEnterprise(api.db);
    const answer = await operator.put(at(id), body);
    expect([answer.statusCode, faultsOf(answer)[0]]).toEqual([422, fault]);
  });

  it('are written by operators alone, and read by whoever may read requests there', async () => {
    const { id } = await anEnterprise(api.db);
    const other = await anEnterprise(api.db);
    const admin = await aPerson(api.db, { in: { [id]: 'enterprise-admin' } });
    expect(codeOf(await api.as(await callerFor(api.db, admin)).put(at(id), none))).toBe('403 forbidden');
    expect(codeOf(await api.as(aMember(id)).put(at(id), none))).toBe('403 forbidden');
    expect(codeOf(await api.as(aMember(id, ['users:read'])).get(at(id)))).toBe('403 forbidden');
    expect(codeOf(await api.as(aMember(other.id)).get(at(id)))).toBe('404 not-found');
    expect(codeOf(await operator.get(at(newId())))).toBe('404 not-found');
    expect(codeOf(await api.anonymous().get(at(id)))).toBe('401 not-signed-in');
  });
});

describe('a welcome note', () => {
  it('is agreed to before a request begins; the record says which text it was', async () => {
    const world = await RequestWorld.with(api);
    const { enterpriseId, profileId } = world;
    const begin = (more: object) => world.voice.post('/api/v1/requests', { enterpriseId, profileId, ...more });
    await operator.put(at(enterpriseId), { ...none, welcome: 'Staff only.' } satisfies RequestNotes);
    for (const refused of [{}, { notesAccepted: false }])
      expect(faultsOf(await begin(refused))).toEqual(['/notesAccepted required']);
    expect((await world.voice.get('/api/v1/requests')).json()).toMatchObject({ total: 0 });

    const { id } = detailOf(await begin({ notesAccepted: true }), 201);
    const [record] = await api.db.query<{ note: object; accepted: boolean }[]>(
      `select after->'welcomeNote' as note, (after->>'notesAccepted')::boolean as accepted from audit_record
       where object_id = $1 and action = 'request.created'`,
      [id],
    );
    const sha256 = createHash('sha256').update('Staff only.').digest('hex');
    expect(record).toEqual({ note: { sha256 }, accepted: true });
  });

  it('that was never written asks nothing', async () => {
    const world = await RequestWorld.with(api);
    await world.create();
    await operator.put(at(world.enterpriseId), { ...none, csr: 'A hint is no condition.' });
    await world.create();
  });
});
