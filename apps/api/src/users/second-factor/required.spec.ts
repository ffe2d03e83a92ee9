import type { ApiToken, Session } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { StartNotes } from '../../shared/start-notes';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { aPerson } from '../testing';
import { mailTo } from '../account/testing';
import { enrol } from './testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000', REQUIRE_MFA: '1' } });
beforeAll(() => api.app.listen(0, '127.0.0.1'));
const session = '/api/v1/session';
const codeOf = (answer: Answer) => `${answer.statusCode} ${answer.json<{ code?: string }>().code ?? ''}`.trim();
const enter = async (given: Parameters<typeof aPerson>[1]) => {
  const person = await aPerson(api.db, given);
  return { person, voice: await api.signIn(person.email, person.password) };
};
const mfaOf = async (voice: Voice) => (await voice.get(session)).json<Session>().mfa;

it('the first operator opens the printed link, sets a password, and then a second factor', async () => {
  const link = /\/invitations\/[\w-]{43}/.exec(api.app.get(StartNotes).block('', ''))?.[0] ?? '';
  const accepted = await api
    .anonymous()
    .post(`/api/v1${link}/accept`, { name: 'Olive', password: 'wind over the sea' });
  expect(accepted.statusCode).toBe(200);
  const olive = await api.signIn('operator@localhost', 'wind over the sea');
  expect(await mfaOf(olive)).toEqual({ enrolled: [], satisfiedAt: null, required: true });
  expect(codeOf(await olive.get('/api/v1/settings'))).toBe('403 mfa-required');
  const { app, voice } = await enrol(api, olive);
  expect((await voice.get('/api/v1/settings')).statusCode).toBe(200);
  const again = await api.signIn('operator@localhost', 'wind over the sea', app.next());
  expect((await again.patch('/api/v1/settings', { installationName: 'Nordlicht RA' })).statusCode).toBe(200);
});

describe('an account that can cause issuance or change configuration (REQUIRE_MFA)', () => {
  it('is led to set up a second factor, and goes on from there', async () => {
    const { voice } = await enter({ operatorRole: 'super-admin' });
    expect(await mfaOf(voice)).toEqual({ enrolled: [], satisfiedAt: null, required: true });
    for (const answer of [
      await voice.get('/api/v1/enterprises'),
      await voice.get('/api/v1/requests'),
      await voice.patch('/api/v1/me', { name: 'x' }),
      await voice.get('/api/v1/me/sessions'),
      await voice.post('/api/v1/enterprises', { name: 'x' }),
      await voice.get('/api/v1/events'),
      await voice.post(`${session}/step-up`, { otp: '123456' }),
    ])
      expect(codeOf(answer)).toBe('403 mfa-required');
    expect((await voice.get('/api/v1/me')).statusCode).toBe(200);
    const { voice: hers } = await enrol(api, voice);
    expect(await mfaOf(hers)).toMatchObject({ enrolled: ['totp'], required: true });
    expect((await hers.get('/api/v1/enterprises')).statusCode).toBe(200);
  });

  it('whose factor was taken away stops at once, in the running session, with its token and on its stream', async () => {
    const { person, voice } = await enter({ operatorRole: 'super-admin' });
    const enrolled = await enrol(api, voice);
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const made = await enrolled.voice.post('/api/v1/me/api-tokens', { name: 'x', scopes: ['audit:read'], expiresAt });
    const bearer = { authorization: `Bearer ${made.json<ApiToken>().secret ?? ''}` };
    expect((await api.anonymous().get('/api/v1/me', bearer)).statusCode).toBe(200);
    const answer = await api.anonymous().post(session, { ...person, id: undefined, name: undefined, otp: enrolled.app.next() }); // prettier-ignore
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const stream = await fetch(`${await api.app.getUrl()}/api/v1/events`, { headers: { cookie } });
    const closed = (async () => {
      for await (const _ of stream.body ?? []);
    })();

    const admin = await enrol(api, (await enter({ operatorRole: 'super-admin' })).voice);
    expect((await admin.voice.delete(`/api/v1/users/${person.id}/totp`)).statusCode).toBe(204);
    const other = api.withCookiesOf(answer);
    for (const one of [enrolled.voice, other])
      expect(codeOf(await one.get('/api/v1/enterprises'))).toBe('403 mfa-required');
    expect(codeOf(await api.anonymous().get('/api/v1/requests', bearer))).toBe('403 mfa-required');
    expect(await Promise.race([closed.then(() => 'closed'), wait(5500)])).toBe('closed');
    expect((await enrol(api, other)).codes).toHaveLength(10);
  });

  it('loses it by nobody who holds less, nor by a stale session, nor twice', async () => {
    const { person, voice } = await enter({ operatorRole: 'super-admin' });
    await enrol(api, voice);
    const at = `/api/v1/users/${person.id}/totp`;
    const enterprise = await anEnterprise(api.db);
    for (const [given, code] of [
      [{ operatorRole: 'operator' }, '403 cannot-grant'],
      [{ operatorRole: 'auditor' }, '403 forbidden'],
      [{ in: { [enterprise.id]: 'enterprise-admin' } }, '404 not-found'],
    ] as const) {
      const other = await enrol(api, (await enter(given)).voice);
      expect(codeOf(await other.voice.delete(at))).toBe(code);
    }
    const admin = await enrol(api, (await enter({ operatorRole: 'super-admin' })).voice);
    api.clock.advance({ minutes: 11 });
    expect(codeOf(await admin.voice.delete(at))).toBe('403 step-up-required');
    const fresh = api.withCookiesOf(await admin.voice.post(`${session}/step-up`, { otp: admin.app.code() }));
    expect((await fresh.delete(at)).statusCode).toBe(204);
    expect(codeOf(await fresh.delete(at))).toBe('404 not-found');
    expect(await mailTo(api, person.email, 'account-changed', 2)).toMatchObject({
      what: 'The second factor of your account was taken away.',
    });
  });

  it.each([
    ['enterprise-admin', true],
    ['enterprise-user', true],
  ] as const)('is that of an %s', async (role, required) => {
    const enterprise = await anEnterprise(api.db);
    const { voice } = await enter({ in: { [enterprise.id]: role } });
    expect((await mfaOf(voice)).required).toBe(required);
  });
  it.each([
    ['operator', true],
    ['auditor', false],
  ] as const)('among operators: %s %s', async (operatorRole, required) => {
    const { voice } = await enter({ operatorRole });
    expect((await mfaOf(voice)).required).toBe(required);
    expect((await voice.get('/api/v1/enterprises')).statusCode).toBe(required ? 403 : 200);
  });
  it('is none that only reads: suspended, or a member of nothing', async () => {
    const suspended = await enter({ operatorRole: 'super-admin', status: 'suspended' });
    expect((await mfaOf(suspended.voice)).required).toBe(false);
    expect((await mfaOf((await enter({})).voice)).required).toBe(false);
  });

  it('whoever has none makes no token and moves to no other address', async () => {
    const { voice } = await enter({ operatorRole: 'auditor' });
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const token = { name: 'x', scopes: ['audit:read'], expiresAt };
    expect(codeOf(await voice.post('/api/v1/me/api-tokens', token))).toBe('403 mfa-required');
    expect(codeOf(await voice.post('/api/v1/me/email', { email: 'eve@x.org' }))).toBe('403 mfa-required');
  });
});
