import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import { specApi } from '../../testing/spec-api';
import { aPerson } from '../testing';

const api = specApi({ environment: { PUBLIC_URL: 'https://ra.nordlicht.example' } });
const session = '/api/v1/session';

describe('on https', () => {
  it('the cookies are bound to TLS and the session’s to this very host', async () => {
    const ada = await aPerson(api.db);
    const answer = await api.anonymous().post(session, { email: ada.email, password: ada.password });
    expect(answer.cookies.map(({ name, secure, domain }) => [name, secure, domain])).toEqual([
      ['__Host-countersign', true, undefined],
      ['XSRF-TOKEN', true, undefined],
    ]);
  });
});

describe('guessing', () => {
  const guess = (email: string, remoteAddress: string, password = 'wrong') =>
    api.app.inject({ method: 'POST', url: session, remoteAddress, payload: { email, password } });

  it('is slowed for account and network together; the owner still gets in from elsewhere', async () => {
    const ada = await aPerson(api.db);
    for (let i = 0; i < 10; i++) expect((await guess(ada.email, '198.51.100.7')).statusCode).toBe(401);
    const watched = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const refused = await guess(ada.email, '198.51.100.7', ada.password);
    expect(watched.mock.calls).toEqual([['Too many tries from 198.51.100.7']]);
    watched.mockRestore();
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, 'rate-limited']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await guess(ada.email, '203.0.113.9', ada.password)).statusCode).toBe(200);
    api.clock.advance({ minutes: 11 });
    expect((await guess(ada.email, '198.51.100.7', ada.password)).statusCode).toBe(200);
  });

  it('over many accounts is slowed for the network, a /64 of IPv6 being one', async () => {
    const answers = [];
    for (let i = 0; i < 101; i++) answers.push((await guess(`nobody.${i}@x.example`, `2001:db8::${i}`)).statusCode);
    expect([answers.filter((status) => status === 401).length, answers.at(-1)]).toEqual([100, 429]);
    expect((await guess('nobody.1@x.example', '2001:db8:0:1::1')).statusCode).toBe(401);
  }, 60_000);
});
