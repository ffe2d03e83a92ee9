import type { ApiToken, Preferences, User } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { type Answer, specApi } from '../../testing/spec-api';
import { aPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const me = '/api/v1/me';
const preferences = '/api/v1/me/preferences';
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
const faultsOf = (answer: Answer) =>
  answer.json<{ errors: { path: string; code: string }[] }>().errors.map(({ path, code }) => `${path} ${code}`);
const somebody = async () => {
  const person = await aPerson(api.db);
  return { person, voice: await api.signIn(person.email, person.password) };
};

describe('one’s own record', () => {
  it('changes where the patch says so, for who saw it last', async () => {
    const { person, voice } = await somebody();
    const read = await voice.get(me);
    const etag = { 'if-match': String(read.headers['etag']) };
    const changed = await voice.patch(me, { name: 'Zoë', mobile: '+47 900 11 222', locale: 'de' }, etag);
    expect(changed.json<User>()).toMatchObject({ id: person.id, name: 'Zoë', mobile: '+47 900 11 222' });
    expect(changed.headers['etag']).not.toBe(read.headers['etag']);
    expect(codeOf(await voice.patch(me, { name: 'Eve' }, etag))).toBe('412 changed-meanwhile');
    const cleared = await voice.patch(me, { mobile: null });
    expect(cleared.json<User>()).toMatchObject({ name: 'Zoë', mobile: null });
    expect((await voice.get('/api/v1/session')).json()).toMatchObject({ user: { name: 'Zoë', locale: 'de' } });
  });

  it('is in the audit without the telephone number', async () => {
    const { person, voice } = await somebody();
    await voice.patch(me, { mobile: '+47 900 33 444' });
    const [row] = await api.db.query<{ all: string }[]>(
      `select string_agg(a::text, '') as all from audit_record a where action = 'person.changed' and object_id = $1`,
      [person.id],
    );
    expect(row?.all).toContain('""mobile"":""changed""');
    expect(row?.all).not.toContain('900 33 444');
  });

  it.each([
    ['email', 'eve@x.org'],
    ['status', 'active'],
    ['role', 'super-admin'],
    ['roleId', '019a0000-0000-7000-8000-000000000001'],
    ['kind', 'operator'],
    ['memberships', []],
    ['password', 'wind over the sea'],
    ['lastSignInAt', null],
    ['id', 'x'],
  ])('takes no %s', async (key, value) => {
    const { voice } = await somebody();
    const before = (await voice.get(me)).body;
    const answer = await voice.patch(me, { [key]: value });
    expect([answer.statusCode, faultsOf(answer)]).toEqual([422, [`/${key} unknown-field`]]);
    expect((await voice.get(me)).body).toBe(before);
  });

  it.each([
    [{ name: ' ' }, '/name required'],
    [{ name: 'a\nb' }, '/name invalid-field'],
    [{ name: null }, '/name invalid-field'],
    [{ locale: 'german' }, '/locale invalid-field'],
  ])('refuses %j', async (patch, fault) => {
    const answer = await (await somebody()).voice.patch(me, patch);
    expect([answer.statusCode, faultsOf(answer)]).toEqual([422, [fault]]);
  });

  it('is not changed by an API token, nor is anything else of the account', async () => {
    const enterprise = await anEnterprise(api.db);
    const person = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
    const voice = await api.signIn(person.email, person.password);
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const made = await voice.post(`${me}/api-tokens`, { name: 'x', scopes: ['users:read'], expiresAt });
    const bearer = { authorization: `Bearer ${made.json<ApiToken>().secret ?? ''}` };
    const token = api.anonymous();
    for (const answer of [
      await token.patch(me, { name: 'x' }, bearer),
      await token.get(preferences, bearer),
      await token.patch(preferences, { theme: 'dark' }, bearer),
      await token.put(`${me}/password`, { current: person.password, next: 'wind over the sea' }, bearer),
      await token.post(`${me}/email`, { email: 'eve@x.org' }, bearer),
      await token.post(`${me}/email/confirm`, { token: 'x' }, bearer),
      await token.get(`${me}/sessions`, bearer),
      await token.delete(`${me}/sessions`, bearer),
      await token.get(`${me}/totp`, bearer),
      await token.post(`${me}/totp`, undefined, bearer),
      await token.get(`${me}/api-tokens`, bearer),
    ])
      expect(codeOf(answer)).toBe('403 forbidden');
    expect((await voice.get('/api/v1/session')).statusCode).toBe(200);
  });
});

describe('preferences', () => {
  it('begin as the portal has them, and are merged', async () => {
    const { voice } = await somebody();
    const first = await voice.get(preferences);
    expect(first.json()).toEqual({ theme: 'system', density: 'standard', lists: {} });
    const lists = { requests: { columns: ['number', 'status'] } };
    expect((await voice.patch(preferences, { theme: 'dark', lists })).json()).toEqual({
      ...{ theme: 'dark', density: 'standard', lists },
    });
    const more = (await voice.patch(preferences, { lists: { members: { columns: ['name'] } } })).json<Preferences>();
    expect(more).toEqual({ theme: 'dark', density: 'standard', lists: { ...lists, members: { columns: ['name'] } } });
    const stale = await voice.patch(preferences, { theme: 'light' }, { 'if-match': String(first.headers['etag']) });
    expect(codeOf(stale)).toBe('412 changed-meanwhile');
    expect((await voice.get(preferences)).json()).toEqual(more);
  });

  it('are one’s own', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    await ada.voice.patch(preferences, { theme: 'dark' });
    expect((await eve.voice.get(preferences)).json()).toMatchObject({ theme: 'system' });
  });

  it('do not grow without end', async () => {
    const { voice } = await somebody();
    const lists = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`list-${i}`, { columns: ['a'] }]));
    expect(faultsOf(await voice.patch(preferences, { lists }))).toEqual(['/lists too-many']);
  });

  it.each([
    [{ theme: 'pink' }, '/theme invalid-field'],
    [{ density: null }, '/density invalid-field'],
    [{ lists: { requests: { columns: ['a'], width: 3 } } }, '/lists/requests/width unknown-field'],
    [{ lists: { requests: null } }, '/lists/requests invalid-field'],
    [{ lists: { Constructor: { columns: [] } } }, '/lists/Constructor invalid-field'],
    [{ version: 7 }, '/version unknown-field'],
  ])('refuse %j', async (patch, fault) => {
    const answer = await (await somebody()).voice.patch(preferences, patch);
    expect([answer.statusCode, faultsOf(answer)]).toEqual([422, [fault]]);
  });
});
