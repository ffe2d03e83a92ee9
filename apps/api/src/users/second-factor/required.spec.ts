import type { ApiToken, Session } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { aPerson } from '../testing';
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

    await api.db.query('delete from totp where person_id = $1', [person.id]); // as an admin would
    const other = api.withCookiesOf(answer);
    for (const one of [enrolled.voice, other])
      expect(codeOf(await one.get('/api/v1/enterprises'))).toBe('403 mfa-required');
    expect(codeOf(await api.anonymous().get('/api/v1/requests', bearer))).toBe('403 mfa-required');
    expect(await Promise.race([closed.then(() => 'closed'), wait(5500)])).toBe('closed');
    expect((await enrol(api, other)).codes).toHaveLength(10);
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
