import type { Session } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { type Answer, specApi } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { aPerson } from '../testing';
import { SweepSessions } from './sweep-sessions';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const session = '/api/v1/session';
const cookieOf = (answer: Answer, name: string) => answer.cookies.find((cookie) => cookie.name === name);

describe('a session', () => {
  it('gets a new id at each sign-in, and the old one ends', async () => {
    const ada = await aPerson(api.db);
    const first = await api.signIn(ada.email, ada.password);
    const again = await first.post(session, { email: ada.email, password: ada.password });
    expect(again.statusCode).toBe(200);
    expect((await first.get(session)).statusCode).toBe(401);
    const cookie = `countersign=${cookieOf(again, 'countersign')?.value ?? ''}`;
    expect((await api.anonymous().get(session, { cookie })).statusCode).toBe(200);
  });

  it('needs its XSRF token for what changes something, and no other session’s', async () => {
    const ada = await aPerson(api.db);
    const hers = await api.signIn(ada.email, ada.password);
    const other = await api.anonymous().post(session, { email: ada.email, password: ada.password });
    const foreign = cookieOf(other, 'XSRF-TOKEN')?.value ?? '';
    for (const token of ['', foreign, 'x'.repeat(43)]) {
      const answer = await hers.delete(session, { 'x-xsrf-token': token });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'xsrf']);
    }
    expect((await hers.get(session)).statusCode).toBe(200);
  });

  it('ends when signed out, with its cookies', async () => {
    const ada = await aPerson(api.db);
    const hers = await api.signIn(ada.email, ada.password);
    const answer = await hers.delete(session);
    expect([answer.statusCode, answer.body, answer.cookies.map(({ name, value }) => [name, value])]).toEqual([
      204,
      '',
      [
        ['countersign', ''],
        ['XSRF-TOKEN', ''],
      ],
    ]);
    expect((await hers.get(session)).statusCode).toBe(401);
  });

  it('gives the XSRF cookie again to a browser that lost it', async () => {
    const ada = await aPerson(api.db);
    const answer = await (await api.signIn(ada.email, ada.password)).get(session);
    expect(cookieOf(answer, 'XSRF-TOKEN')?.value).toMatch(/^[\w-]{43}$/);
    expect(cookieOf(answer, 'countersign')).toBeUndefined();
  });

  it('ends after half an hour without a call, and after twelve hours with them', async () => {
    const ada = await aPerson(api.db);
    const idle = await api.signIn(ada.email, ada.password);
    const busy = await api.signIn(ada.email, ada.password);
    const alive = async () => [(await idle.get(session)).statusCode, (await busy.get(session)).statusCode];
    api.clock.advance({ minutes: 20 });
    expect((await busy.get(session)).statusCode).toBe(200);
    api.clock.advance({ minutes: 11 });
    expect(await alive()).toEqual([401, 200]);
    for (let i = 0; i < 27; i++) {
      api.clock.advance({ minutes: 25 });
      expect((await busy.get(session)).statusCode).toBe(200);
    }
    api.clock.advance({ minutes: 20 });
    expect(await alive()).toEqual([401, 401]);
  });

  it('lives as long as the settings say', async () => {
    const ada = await aPerson(api.db);
    const voice = await api.signIn(ada.email, ada.password);
    const set = (sessions: object) => api.as(anOperator()).patch('/api/v1/settings', { sessions });
    expect((await set({ idleMinutes: 5 })).statusCode).toBe(200);
    const { expiresAt } = (await voice.get(session)).json<Session>();
    expect(Math.round((new Date(expiresAt).getTime() - api.clock.now().getTime()) / 60_000)).toBe(5);
    api.clock.advance({ minutes: 6 });
    expect((await voice.get(session)).statusCode).toBe(401);
    await set({ idleMinutes: 120, absoluteHours: 1 });
    const again = await api.signIn(ada.email, ada.password);
    api.clock.advance({ minutes: 59 });
    expect((await again.get(session)).statusCode).toBe(200);
    api.clock.advance({ minutes: 2 });
    expect((await again.get(session)).statusCode).toBe(401);
    await set({ idleMinutes: 30, absoluteHours: 12 });
  });

  it('that ended is swept away; one that is open stays', async () => {
    const ada = await aPerson(api.db);
    await api.signIn(ada.email, ada.password);
    api.clock.advance({ minutes: 31 });
    const open = await api.signIn(ada.email, ada.password);
    await api.app.get(SweepSessions).run();
    const rows = await api.db.query<object[]>('select id from session where person_id = $1', [ada.id]);
    expect([rows.length, (await open.get(session)).statusCode]).toEqual([1, 200]);
  });

  it('loses at the next call what its person lost', async () => {
    const enterprise = await anEnterprise(api.db);
    const ada = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
    const hers = await api.signIn(ada.email, ada.password);
    const status = async () => (await hers.get(`/api/v1/enterprises/${enterprise.id}/members`)).statusCode;
    expect(await status()).toBe(200);
    await api.db.query(`update membership set status = 'blocked' where person_id = $1`, [ada.id]);
    expect(await status()).toBe(403);
    await api.db.query(`update person set status = 'blocked' where id = $1`, [ada.id]);
    expect(await status()).toBe(401);
  });
});
