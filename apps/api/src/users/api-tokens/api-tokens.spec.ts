import type { ApiToken, Permission } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { specApi, type Voice } from '../../testing/spec-api';
import { aPerson, aRole, type SpecPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const tokens = '/api/v1/me/api-tokens';
const inDays = (days: number) => new Date(api.clock.now().getTime() + days * 86_400_000).toISOString();

const anAdmin = async () => {
  const enterprise = await anEnterprise(api.db);
  const person = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
  return { enterprise, person, voice: await api.signIn(person.email, person.password) };
};
const make = (voice: Voice, scopes: Permission[], more: object = {}) =>
  voice.post(tokens, { name: 'Nightly report', scopes, expiresAt: inDays(30), ...more });
const bearer = (secret: string | undefined) => ({ authorization: `Bearer ${secret ?? ''}` });

describe('an API token', () => {
  it('works without cookie and XSRF pair, for what it was made for', async () => {
    const { enterprise, voice } = await anAdmin();
    const { secret } = (await make(voice, ['users:read'])).json<ApiToken>();
    const members = `/api/v1/enterprises/${enterprise.id}/members`;
    expect((await api.anonymous().get(members, bearer(secret))).statusCode).toBe(200);
    const invitation = { name: 'X', email: 'x@x.example', role: 'enterprise-user' };
    const more = await api
      .anonymous()
      .post(`/api/v1/enterprises/${enterprise.id}/invitations`, invitation, bearer(secret));
    expect([more.statusCode, more.json<{ code: string }>().code]).toEqual([403, 'forbidden']);
  });

  it('acts without an XSRF pair', async () => {
    const { enterprise, voice } = await anAdmin();
    const { secret } = (
      await make(voice, [
        'users:read',
        'users:edit',
        'requests:read',
        'requests:edit',
        'requests:delete',
        'requests:issue',
        'certificates:read',
        'certificates:revoke',
      ])
    ).json<ApiToken>();
    const role = await aRole(api.db, enterprise.id, 'enterprise-user');
    const invitation = { name: 'X', email: 'x@x.example', role };
    const answer = await api
      .anonymous()
      .post(`/api/v1/enterprises/${enterprise.id}/invitations`, invitation, bearer(secret));
    expect(answer.statusCode).toBe(201);
  });

  it('makes a cookie beside it count for nothing', async () => {
    const { voice } = await anAdmin();
    const { secret } = (await make(voice, ['requests:read'])).json<ApiToken>();
    expect((await voice.get('/api/v1/session', bearer(secret))).statusCode).toBe(401);
    expect((await voice.get('/api/v1/me', bearer('cs_wrong'))).statusCode).toBe(401);
    expect((await voice.get('/api/v1/me', bearer(secret))).statusCode).toBe(200);
  });

  it('shows its secret once and keeps only the hash', async () => {
    const { voice } = await anAdmin();
    const made = (await make(voice, ['users:read'])).json<ApiToken>();
    expect(made.secret).toMatch(/^cs_[\w-]{43}$/);
    const { items } = (await voice.get(tokens)).json<{ items: ApiToken[] }>();
    expect(items).toEqual([{ ...made, secret: undefined }].map(({ secret: _, ...rest }) => rest));
    const [row] = await api.db.query<{ all: string }[]>('select t::text as all from api_token t where id = $1', [
      made.id,
    ]);
    expect(row?.all).not.toContain(made.secret);
  });

  it('can’t hold what its person does not, and never makes another', async () => {
    const { voice } = await anAdmin();
    const beyond = await make(voice, ['users:read', 'settings:edit']);
    expect([beyond.statusCode, beyond.json<{ code: string }>().code]).toEqual([403, 'cannot-grant']);
    const { secret } = (await make(voice, ['users:read'])).json<ApiToken>();
    const child = await api
      .anonymous()
      .post(tokens, { name: 'x', scopes: ['users:read'], expiresAt: inDays(1) }, bearer(secret));
    expect([child.statusCode, child.json<{ code: string }>().code]).toEqual([403, 'forbidden']);
  });

  it.each([
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt invalid-field'],
    ['no end in sight', { expiresAt: '2099-01-01T00:00:00Z' }, '/expiresAt invalid-field'],
    ['no scope', { scopes: [] }, '/scopes required'],
    ['a secret of one’s own', { secret: 'x' }, '/secret unknown-field'],
  ])('refuses %s', async (_, more, fault) => {
    const { voice } = await anAdmin();
    const answer = await make(voice, ['users:read'], more);
    const [first] = answer.json<{ errors: { path: string; code: string }[] }>().errors;
    expect([answer.statusCode, `${first?.path ?? ''} ${first?.code ?? ''}`]).toEqual([422, fault]);
  });

  it('ends by itself, when revoked, and with its person', async () => {
    const { voice, person } = await anAdmin();
    const status = async (secret: string | undefined) =>
      (await api.anonymous().get('/api/v1/me', bearer(secret))).statusCode;
    const [one, two, three] = await Promise.all([
      make(voice, ['users:read']),
      make(voice, ['users:read']),
      make(voice, ['users:read'], { expiresAt: inDays(0.01) }),
    ]);
    const secrets = [one, two, three].map((answer) => answer.json<ApiToken>().secret);
    expect((await voice.delete(`${tokens}/${one.json<ApiToken>().id}`)).statusCode).toBe(204);
    api.clock.advance({ minutes: 20 });
    expect(await Promise.all(secrets.map(status))).toEqual([401, 200, 401]);
    await api.db.query(`update person set status = 'restricted' where id = $1`, [person.id]);
    expect(await status(secrets[1])).toBe(401);
  });

  it('of somebody else is not found', async () => {
    const [mine, foreign] = [await anAdmin(), await anAdmin()];
    const { id } = (await make(foreign.voice, ['users:read'])).json<ApiToken>();
    expect((await mine.voice.delete(`${tokens}/${id}`)).statusCode).toBe(404);
    expect((await mine.voice.get(tokens)).json<{ items: ApiToken[] }>().items).toEqual([]);
  });
});

describe('making tokens', () => {
  const strict = specApi();
  it('ends at twenty an hour', async () => {
    const person = await aPerson(strict.db, { operatorRole: 'auditor' });
    const voice = await strict.signIn(person.email, person.password);
    const statuses = [];
    for (let i = 0; i < 21; i++) statuses.push((await make(voice, ['audit:read'])).statusCode);
    expect([statuses.filter((one) => one === 201).length, statuses.at(-1)]).toEqual([20, 429]);
  });
});

it('shows everybody their own record', async () => {
  const person: SpecPerson = await aPerson(api.db, { operatorRole: 'auditor' });
  const voice = await api.signIn(person.email, person.password);
  expect((await voice.get('/api/v1/me')).json()).toMatchObject({
    id: person.id,
    kind: 'operator',
    role: { key: 'auditor' },
    status: 'active',
    memberships: [],
  });
});
