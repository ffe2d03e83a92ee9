import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anEnterprise } from './enterprises/testing';
import { specApi } from './testing/spec-api';
import { UseCases } from './testing/use-cases';
import { aPerson, aRole, callerFor } from './users/testing';
import { linkOf } from './users/invitations/testing';

const written: string[] = [];

describe('the log of a production server', () => {
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
  );
  const DATABASE_URL = 'postgres://nobody@localhost/none';
  const said = { LOG_LEVEL: 'debug', PUBLIC_URL: 'https://ra.example.org', REQUIRE_MFA: '0' };
  const environment = { NODE_ENV: 'production', ...said };
  const api = specApi({ environment: { ...environment, DATABASE_URL, RATE_LIMIT_FACTOR: '100' } });
  let useCases: UseCases;
  beforeAll(() => {
    useCases = new UseCases(api.app);
  });
  afterAll(() => {
    for (const spy of spies) spy.mockRestore();
  });
  const lines = () => written.join('').split('\n').filter(Boolean);
  const parsed = () => lines().map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

  it('is JSON, one line an event', async () => {
    await api.anonymous().get('/healthz');
    expect(lines().length).toBeGreaterThan(10);
    for (const line of parsed())
      expect(line).toMatchObject({ level: expect.any(String) as string, message: expect.any(String) as string });
  });

  it('holds no secret of a sign-in, an invitation, a token or a fault in between', async () => {
    const secrets: string[] = [];
    const know = (secret: string): string => {
      secrets.push(secret);
      return secret;
    };
    const enterprise = await anEnterprise(api.db);
    await aRole(api.db, enterprise.id, 'enterprise-user');
    const ida = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
    const wrong = know('a wrong password of mine');
    await api.anonymous().post('/api/v1/session', { email: ida.email, password: wrong });
    await api.anonymous().post('/api/v1/session', { email: wrong, password: wrong });
    await api.anonymous().post('/api/v1/session', `{"password":"${wrong}"`, { 'content-type': 'application/json' });
    know(ida.password);
    const signedIn = await api.anonymous().post('/api/v1/session', { email: ida.email, password: ida.password });
    for (const { value } of signedIn.cookies) know(value);
    const voice = await api.signIn(ida.email, ida.password);
    const key = { 'idempotency-key': know('an-idempotency-key-of-mine') };
    const bob = { name: 'Bob', email: 'bob@nordlicht.example', role: 'enterprise-user' };
    const invited = await voice.post(`/api/v1/enterprises/${enterprise.id}/invitations`, bob, key);
    const link = know(await linkOf(api, invited.json<{ id: string }>().id));
    const chosen = know('a password that bob chose');
    await api.anonymous().post(`/api/v1${link}/accept`, { password: chosen });
    await api.anonymous().post('/api/v1/mailbox-confirmations/x', { token: know('ABCDE-FGHIJ-KLMNO-PQRST-234567') });
    const expiresAt = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const made = await voice.post('/api/v1/me/api-tokens', { name: 'mine', scopes: ['requests:read'], expiresAt });
    const authorization = `Bearer ${know(made.json<{ secret: string }>().secret)}`;
    expect((await api.anonymous().get('/api/v1/me', { authorization })).statusCode).toBe(200);
    useCases.instead(() => {
      throw new Error(
        `insert into x values (password: '${chosen}', '${authorization}', 'countersign=${secrets[3] ?? ''}')`,
      );
    });
    await api.anonymous().get('/api/v1/me', { authorization });
    useCases.asUsual();
    expect(secrets.every((secret) => secret.length > 10)).toBe(true);
    expect(secrets.filter((secret) => written.join('').includes(secret))).toEqual([]);
    expect(written.join('')).toContain('insert into x');
  });

  it('cannot be forged, coloured or filled by what a caller sends', async () => {
    const forged = '{"level":"error","message":"approved by root"}';
    const sent = `\r\n${forged}\u001b[2J\u001b[31m${'x'.repeat(1_000_000)}`;
    useCases.instead(() => {
      throw new Error(`no such thing: ${sent}`);
    });
    const before = lines().length;
    const voice = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'super-admin' })));
    await voice.get('/api/v1/me', { 'user-agent': sent, 'x-forwarded-for': sent, 'idempotency-key': sent });
    useCases.asUsual();
    const news = lines().slice(before);
    expect(news.map((line) => [line.length < 10_000, line.includes('\u001b'), line === forged])).toEqual([
      [true, false, false],
    ]);
    expect(String(parsed().at(-1)?.['message'])).toContain('no such thing');
  });
});
