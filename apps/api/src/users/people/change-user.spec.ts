import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { bare, faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { aPerson, callerFor, operatorRole, type SpecPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const at = '/api/v1/users';

let anna: SpecPerson;
let superAdmin: Voice;
let operator: Voice;
beforeAll(async () => {
  anna = await aPerson(api.db, { name: 'Anna Super', operatorRole: 'super-admin' });
  superAdmin = api.as(await callerFor(api.db, anna));
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
});
const auditOf = (id: string) =>
  api.db.query<{ action: string; before: object | null; after: object | null }[]>(
    'select action, before, after from audit_record where object_id = $1 order by at, seq',
    [id],
  );

describe('a state', () => {
  let house: { id: string };
  let mia: SpecPerson;
  let hers: Voice;
  const begin = async () => {
    house = await anEnterprise(api.db);
    mia = await aPerson(api.db, { name: 'Mia', in: { [house.id]: 'enterprise-admin' } });
    hers = await api.signIn(mia.email, mia.password);
  };
  const set = (status: string) => superAdmin.patch(`${at}/${mia.id}`, { status });
  const members = () => `/api/v1/enterprises/${house.id}/members`;

  it('suspended: reading stays, nothing else', async () => {
    await begin();
    expect((await set('suspended')).json()).toMatchObject({ status: 'suspended' });
    expect(said(await hers.get(members()))).toBe('200');
    expect(said(await hers.patch(`${members()}/${mia.id}`, { status: 'active' }))).toBe('403 forbidden');
    expect(said(await hers.post('/api/v1/requests', { enterpriseId: house.id, profileId: newId() }))).toBe(
      '403 forbidden',
    );
    await set('active');
    expect(said(await hers.patch(`${members()}/${mia.id}`, {}))).toBe('200');
  });

  it.each(['blocked', 'restricted'])(
    '%s: out at the next call, and not in again, whatever the password',
    async (status) => {
      await begin();
      await set(status);
      expect(said(await hers.get(members()))).toBe('401 not-signed-in');
      const answer = await api.anonymous().post('/api/v1/session', { email: mia.email, password: mia.password });
      const wrong = await api
        .anonymous()
        .post('/api/v1/session', { email: mia.email, password: 'wind over the forest' });
      expect(said(answer)).toBe('401 invalid-credentials');
      expect(bare(answer)).toBe(bare(wrong));
      await set('active');
      expect(said(await hers.get(members()))).toBe('401 not-signed-in');
      expect(said(await (await api.signIn(mia.email, mia.password)).get(members()))).toBe('200');
    },
  );

  it('blocked: an API token opens nothing either', async () => {
    await begin();
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const { secret } = (
      await hers.post('/api/v1/me/api-tokens', { name: 'x', scopes: ['users:read'], expiresAt })
    ).json<{ secret: string }>();
    const byToken = () => api.anonymous().get(members(), { authorization: `Bearer ${secret}` });
    expect(said(await byToken())).toBe('200');
    await set('blocked');
    expect(said(await byToken())).toBe('401 not-signed-in');
  });

  it('is written down, a mobile number only as changed', async () => {
    await begin();
    await superAdmin.patch(`${at}/${mia.id}`, { status: 'suspended', mobile: '+49 431 1234', name: 'Mia M.' });
    const records = (await auditOf(mia.id)).filter(({ action }) => action === 'person.changed');
    expect(records).toEqual([
      {
        action: 'person.changed',
        before: { name: 'Mia', status: 'active', role: null },
        after: { name: 'Mia M.', status: 'suspended', role: null, mobile: 'changed' },
      },
    ]);
    expect((await superAdmin.get(`${at}/${mia.id}`)).json()).toMatchObject({ mobile: '+49 431 1234' });
    const cleared = await superAdmin.patch(`${at}/${mia.id}`, { mobile: null });
    expect(cleared.json()).toMatchObject({ mobile: null });
  });

  it('is changed as it was seen, or not at all; what changes nothing is no change', async () => {
    await begin();
    const first = await superAdmin.patch(`${at}/${mia.id}`, { status: 'suspended' }, { 'if-match': '"1"' });
    expect(first.headers['etag']).toBe('"2"');
    expect((await set('suspended')).headers['etag']).toBe('"2"');
    const stale = await superAdmin.patch(`${at}/${mia.id}`, { name: 'X' }, { 'if-match': '"1"' });
    expect([said(stale), stale.headers['etag']]).toEqual(['412 changed-meanwhile', '"2"']);
    expect(said(await superAdmin.delete(`${at}/${mia.id}`, { 'if-match': '"1"' }))).toBe('412 changed-meanwhile');
  });

  it('is taken from nobody by who holds less', async () => {
    await begin();
    const some = api.as(anOperator(['users:read', 'users:edit', 'users:delete']));
    expect(said(await some.patch(`${at}/${mia.id}`, { status: 'blocked' }))).toBe('403 cannot-grant');
    expect(said(await some.delete(`${at}/${mia.id}`))).toBe('403 cannot-grant');
    expect(said(await some.patch(`${at}/${mia.id}`, { name: 'Mia Neu' }))).toBe('200');
  });

  it('of an operator is for who runs the installation', async () => {
    const cy = await aPerson(api.db, { operatorRole: 'auditor' });
    for (const body of [{ status: 'blocked' }, { name: 'X' }, { roleId: await operatorRole(api.db, 'operator') }])
      expect(said(await operator.patch(`${at}/${cy.id}`, body))).toBe('403 forbidden');
    expect(said(await operator.delete(`${at}/${cy.id}`))).toBe('403 forbidden');
    expect(said(await operator.delete(`${at}/${cy.id}/sessions`))).toBe('403 forbidden');
    expect(said(await operator.patch(`${at}/${anna.id}`, { status: 'blocked' }))).toMatch(/^403 /);
  });

  it.each([
    [{ status: 'invited' }, '/status invalid-field'],
    [{ status: 'deleted' }, '/status invalid-field'],
    [{ email: 'x@y.example' }, '/email unknown-field'],
    [{ kind: 'operator' }, '/kind unknown-field'],
    [{ memberships: [] }, '/memberships unknown-field'],
    [{ roleId: newId() }, '/roleId invalid-field'],
  ])('is not changed by %j', async (body, fault) => {
    await begin();
    expect(faultsIn(await superAdmin.patch(`${at}/${mia.id}`, body))).toEqual([fault]);
  });
});
