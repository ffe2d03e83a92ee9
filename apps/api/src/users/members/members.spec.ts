import type { Member } from '@countersign/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { aPerson, aRole, callerFor, type SpecPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const bare = ({ statusCode, body }: Answer) => `${statusCode} ${body.replace(/"instance":"[^"]*"/, '')}`;

let enterprise: { id: string; name: string };
let admin: SpecPerson;
let bob: SpecPerson;
let voice: Voice;
let at: string;
beforeEach(async () => {
  enterprise = await anEnterprise(api.db);
  admin = await aPerson(api.db, { name: 'Ida Admin', in: { [enterprise.id]: 'enterprise-admin' } });
  bob = await aPerson(api.db, { name: 'Bob User', in: { [enterprise.id]: 'enterprise-user' } });
  voice = api.as(await callerFor(api.db, admin));
  at = `/api/v1/enterprises/${enterprise.id}/members`;
});

describe('members', () => {
  it('are listed with role and state, found and filtered', async () => {
    const names = async (query: string) =>
      (await voice.get(`${at}?${query}`)).json<{ items: Member[] }>().items.map(({ user }) => user.name);
    expect(await names('')).toEqual(['Bob User', 'Ida Admin']);
    expect(await names('sort=name:desc')).toEqual(['Ida Admin', 'Bob User']);
    expect(await names('q=ida')).toEqual(['Ida Admin']);
    expect(await names(`roleId=${await aRole(api.db, enterprise.id, 'enterprise-user')}`)).toEqual(['Bob User']);
    expect(await names('status=blocked')).toEqual([]);
  });

  it('count on the enterprise', async () => {
    const answer = await voice.get(`/api/v1/enterprises/${enterprise.id}`);
    expect(answer.json()).toMatchObject({ counts: { members: 2 } });
  });

  it('get another role, which acts at their next call', async () => {
    const roleId = await aRole(api.db, enterprise.id, 'enterprise-admin');
    const hers = await api.signIn(bob.email, bob.password);
    expect((await hers.get(at)).statusCode).toBe(403);
    const answer = await voice.patch(`${at}/${bob.id}`, { roleId });
    expect([answer.headers['etag'], answer.json<Member>().role.key]).toEqual(['"2"', 'enterprise-admin']);
    expect((await hers.get(at)).statusCode).toBe(200);
  });

  it('get a role only from who showed their second factor lately, where they have one; a state needs none', async () => {
    const caller = await callerFor(api.db, admin);
    const shownAt = new Date(api.clock.now().getTime() - 601_000);
    const stale = api.as({ ...caller, factor: { enrolled: ['totp'], required: false, shownAt } });
    const roleId = await aRole(api.db, enterprise.id, 'enterprise-admin');
    expect(codeOf(await stale.patch(`${at}/${bob.id}`, { roleId }))).toBe('403 step-up-required');
    expect((await stale.patch(`${at}/${bob.id}`, { status: 'suspended' })).statusCode).toBe(200);
    const fresh = { enrolled: ['totp'], required: false, shownAt: api.clock.now() };
    expect((await api.as({ ...caller, factor: fresh }).patch(`${at}/${bob.id}`, { roleId })).statusCode).toBe(200);
  });

  it('are blocked in this enterprise and in no other', async () => {
    const other = await anEnterprise(api.db);
    const eve = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user', [other.id]: 'enterprise-admin' } });
    const hers = await api.signIn(eve.email, eve.password);
    expect((await voice.patch(`${at}/${eve.id}`, { status: 'blocked' })).json()).toMatchObject({ status: 'blocked' });
    const { enterprises } = (await hers.get('/api/v1/session')).json<{ enterprises: { id: string }[] }>();
    expect(enterprises.map(({ id }) => id)).toEqual([other.id]);
  });

  it('leave; the person stays', async () => {
    expect((await voice.delete(`${at}/${bob.id}`)).statusCode).toBe(204);
    expect(codeOf(await voice.delete(`${at}/${bob.id}`))).toBe('404 not-found');
    await api.signIn(bob.email, bob.password);
    const acts = await api.db.query<object[]>(
      `select action, enterprise_id from audit_record where object_id = $1 and object_type = 'member'`,
      [bob.id],
    );
    expect(acts).toEqual([{ action: 'member.removed', enterprise_id: enterprise.id }]);
  });

  it('are found by the name and address that they have now', async () => {
    await api.db.query(`update person set name = 'Zoe Neu', email = 'zoe.neu@nordlicht.example' where id = $1`, [
      bob.id,
    ]);
    for (const q of ['zoe', 'zoe.neu@'])
      expect((await voice.get(`${at}?q=${q}`)).json()).toMatchObject({
        items: [{ user: { name: 'Zoe Neu' } }],
        total: 1,
      });
    expect((await voice.get(`${at}?q=Bob`)).json()).toMatchObject({ items: [] });
  });

  it('are changed as they were seen, or not at all', async () => {
    await voice.patch(`${at}/${bob.id}`, { status: 'suspended' }, { 'if-match': '"1"' });
    expect(codeOf(await voice.patch(`${at}/${bob.id}`, { status: 'active' }, { 'if-match': '"1"' }))).toBe(
      '412 changed-meanwhile',
    );
  });

  it.each([
    [
      'a role of another enterprise',
      async () => ({ roleId: await aRole(api.db, (await anEnterprise(api.db)).id, 'enterprise-user') }),
      '/roleId invalid-field',
    ],
    ['a state that is none', async () => ({ status: 'invited' }), '/status invalid-field'],
    ['another name', async () => ({ user: { name: 'X' } }), '/user unknown-field'],
  ])('refuse %s', async (_, body, fault) => {
    const answer = await voice.patch(`${at}/${bob.id}`, await body());
    const [first] = answer.json<{ errors: { path: string; code: string }[] }>().errors;
    expect([answer.statusCode, `${first?.path ?? ''} ${first?.code ?? ''}`]).toEqual([422, fault]);
  });

  it('can’t be raised or lowered by somebody who holds less', async () => {
    const caller = await callerFor(api.db, admin);
    const less = api.as({
      ...caller,
      id: newId(),
      within: new Map([[enterprise.id, { permissions: ['users:edit', 'users:delete'], ownOnly: false }]]),
    });
    expect(codeOf(await less.patch(`${at}/${admin.id}`, { status: 'blocked' }))).toBe('403 cannot-grant');
    expect(codeOf(await less.delete(`${at}/${admin.id}`))).toBe('403 cannot-grant');
    expect(
      codeOf(await less.patch(`${at}/${bob.id}`, { roleId: await aRole(api.db, enterprise.id, 'enterprise-admin') })),
    ).toBe('403 cannot-grant');
  });

  it('of another enterprise are not found, byte for byte, whatever one sends', async () => {
    const stranger = await aPerson(api.db, { in: { [(await anEnterprise(api.db)).id]: 'enterprise-admin' } });
    const foreign = api.as(await callerFor(api.db, stranger));
    const missing = at.replace(enterprise.id, newId());
    for (const call of [
      (base: string) => foreign.get(base),
      (base: string) => foreign.patch(`${base}/${bob.id}`, { status: 'blocked' }),
      (base: string) => foreign.patch(`${base}/${bob.id}`, { nonsense: true }),
      (base: string) => foreign.delete(`${base}/${bob.id}`),
    ]) {
      expect(bare(await call(at))).toBe(bare(await call(missing)));
      expect(bare(await call(at))).toMatch(/^404 /);
    }
    expect(codeOf(await voice.patch(`${at}/${stranger.id}`, { status: 'blocked' }))).toBe('404 not-found');
  });

  it('are nothing for users without the permission', async () => {
    const user = api.as(await callerFor(api.db, bob));
    expect([(await user.get(at)).statusCode, (await user.patch(`${at}/${bob.id}`, {})).statusCode]).toEqual([403, 403]);
    expect((await api.anonymous().get(at)).statusCode).toBe(401);
  });
});
