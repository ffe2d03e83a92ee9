import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import { specApi, type Answer } from '../../testing/spec-api';
import { aPerson, type SpecPerson } from '../testing';

const stranger = '198.51.100.7';
const home = '203.0.113.9';

describe('wrong passwords', () => {
  const api = specApi();
  const tryFrom = (remoteAddress: string, email: string, password: string, headers = {}): Promise<Answer> =>
    api.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, headers, remoteAddress });
  const wrong = (from: string, email: string, headers = {}) => tryFrom(from, email, 'not the password', headers);
  const statuses = async (times: number, one: (i: number) => Promise<Answer>) => {
    const all: number[] = [];
    for (let i = 0; i < times; i++) all.push((await one(i)).statusCode);
    return all;
  };
  const count = (all: number[], status: number) => all.filter((one) => one === status).length;

  it('a hundred from a stranger slow the stranger, not the owner', async () => {
    const ada = await aPerson(api.db);
    const guesses = await statuses(100, () => wrong(stranger, ada.email));
    expect([count(guesses, 401), count(guesses, 429)]).toEqual([10, 90]);
    expect((await tryFrom(stranger, ada.email, ada.password)).statusCode).toBe(429); // not even with the right one
    expect((await tryFrom(home, ada.email, ada.password)).statusCode).toBe(200);
    const late = await wrong(stranger, ada.email);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(late.headers['retry-after'])).toBeLessThanOrEqual(600);
    expect(late.json()).toMatchObject({ code: 'rate-limited', retryable: true });
  });

  it('of many strangers at once leave the owner a way in; the owner and the log hear of them, once', async () => {
    const [ada, bob] = [await aPerson(api.db), await aPerson(api.db)];
    const heardBy = ({ id }: SpecPerson) =>
      api.db.query<object[]>('select text, link from notification where person_id = $1', [id]);
    const watched = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    for (let net = 0; net < 20; net++) await statuses(5, () => wrong(`192.0.2.${net}`, ada.email));
    for (let net = 0; net < 10; net++) await statuses(5, () => wrong(`192.0.2.${net}`, bob.email.toUpperCase()));
    expect(watched.mock.calls).toEqual([[`Many wrong passwords for person ${ada.id}`]]);
    expect(await heardBy(bob)).toEqual([]);
    await wrong('192.0.2.20', bob.email);
    watched.mockRestore();
    for (const one of [ada, bob])
      expect(await heardBy(one)).toEqual([
        { text: expect.stringContaining('wrong passwords') as string, link: '/account/security' },
      ]);
    expect((await tryFrom(home, ada.email, ada.password)).statusCode).toBe(200);
  }, 60_000);

  it('count for an account however its address is written, and for a whole /64', async () => {
    const ada = await aPerson(api.db);
    const guesses = await statuses(12, (i) =>
      wrong(`2001:db8:1:2::${i + 1}`, i % 2 === 0 ? ada.email.toUpperCase() : ` ${ada.email}`),
    );
    expect([count(guesses, 401), count(guesses, 429)]).toEqual([10, 2]);
    expect((await wrong('2001:db8:1:3::1', ada.email)).statusCode).toBe(401);
  });

  it('count for the address they come from, not for one that they claim', async () => {
    const ada = await aPerson(api.db);
    const guesses = await statuses(12, (i) =>
      wrong('198.51.100.44', ada.email, {
        'x-forwarded-for': `192.0.2.${i}`,
        'x-real-ip': `192.0.2.${i}`,
        forwarded: `for=192.0.2.${i}`,
      }),
    );
    expect(count(guesses, 429)).toBe(2);
  });

  it('are forgiven by time', async () => {
    const ada = await aPerson(api.db);
    const from = '198.51.100.55';
    await statuses(11, () => wrong(from, ada.email));
    api.clock.advance({ seconds: 601 });
    expect((await tryFrom(from, ada.email, ada.password)).statusCode).toBe(200);
  });
});

describe('RATE_LIMIT_FACTOR', () => {
  const api = specApi({ environment: { RATE_LIMIT_FACTOR: '0.1' } });
  const wrong = async (remoteAddress: string, email: string) => {
    const payload = { email, password: 'not the password' };
    return (await api.app.inject({ method: 'POST', url: '/api/v1/session', payload, remoteAddress })).statusCode;
  };

  it('multiplies both limits; one try on each of many accounts slows the network that sends them', async () => {
    const all: number[] = [];
    for (let i = 0; i < 12; i++) all.push(await wrong(stranger, `nobody.${i}@nordlicht.example`));
    expect(all).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(await wrong(home, 'nobody.0@nordlicht.example')).toBe(401);
    expect(await wrong(home, 'nobody.0@nordlicht.example')).toBe(429);
  });
});
