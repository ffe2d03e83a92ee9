import type { SignInSession } from '@countersign/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { type Answer, specApi, type Voice } from '../../testing/spec-api';
import { enrol } from '../second-factor/testing';
import { aPerson, type SpecPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
beforeAll(() => api.app.listen(0, '127.0.0.1'));
const sessions = '/api/v1/me/sessions';
const alive = async (...voices: Voice[]) =>
  Promise.all(voices.map(async (voice) => (await voice.get('/api/v1/session')).statusCode));
const listOf = async (voice: Voice, query = '') =>
  (await voice.get(`${sessions}${query}`)).json<{ items: SignInSession[] }>().items;
const inThree = async (person: SpecPerson) => {
  const [one, two, three] = [
    await api.signIn(person.email, person.password),
    await api.signIn(person.email, person.password),
    await api.signIn(person.email, person.password),
  ];
  return { one, two, three };
};
const cleared = (answer: Answer) => answer.cookies.map(({ name, value }) => `${name}=${value}`);

describe('sessions', () => {
  it('are listed while they are open, one’s own marked, nobody else’s among them', async () => {
    const person = await aPerson(api.db);
    await api.signIn((await aPerson(api.db)).email, person.password);
    const idle = await api.signIn(person.email, person.password);
    api.clock.advance({ minutes: 31 });
    const answer = await api.app.inject({
      ...{ method: 'POST', url: '/api/v1/session', remoteAddress: '203.0.113.9' },
      headers: { 'user-agent': 'Firefox' },
      payload: { email: person.email, password: person.password },
    });
    const voice = api.withCookiesOf(answer);
    const other = await api.signIn(person.email, person.password);
    const all = await listOf(voice, '?sort=createdAt:asc');
    expect(all.map(({ current, ip, userAgent }) => [current, ip, userAgent])).toEqual([
      [true, '203.0.113.9', 'Firefox'],
      [false, '127.0.0.1', 'lightMyRequest'],
    ]);
    expect((await listOf(other, '?sort=createdAt:asc')).map(({ current }) => current)).toEqual([false, true]);
    expect((await idle.get(sessions)).statusCode).toBe(401);
  });

  it('end one by one, and only one’s own', async () => {
    const person = await aPerson(api.db);
    const { one, two } = await inThree(person);
    const other = (await listOf(two)).find(({ current }) => current);
    const eve = await aPerson(api.db);
    const foreign = await (await api.signIn(eve.email, eve.password)).delete(`${sessions}/${other?.id ?? ''}`);
    expect(foreign.statusCode).toBe(404);
    expect((await one.delete(`${sessions}/${newId()}`)).statusCode).toBe(404);
    const ended = await one.delete(`${sessions}/${other?.id ?? ''}`);
    expect([ended.statusCode, ended.cookies]).toEqual([204, []]);
    expect(await alive(one, two)).toEqual([200, 401]);
    const mine = (await listOf(one)).find(({ current }) => current);
    expect(cleared(await one.delete(`${sessions}/${mine?.id ?? ''}`))).toEqual(['countersign=', 'XSRF-TOKEN=']);
    expect(await alive(one)).toEqual([401]);
  });

  it('end everywhere at once, or everywhere else', async () => {
    const person = await aPerson(api.db);
    const { one, two, three } = await inThree(person);
    expect((await one.delete(`${sessions}?keep=current`)).statusCode).toBe(204);
    expect(await alive(one, two, three)).toEqual([200, 401, 401]);
    const again = await api.signIn(person.email, person.password);
    const all = await one.delete(sessions);
    expect([all.statusCode, cleared(all)]).toEqual([204, ['countersign=', 'XSRF-TOKEN=']]);
    expect(await alive(one, again)).toEqual([401, 401]);
    const [row] = await api.db.query<{ n: string }[]>(
      `select count(*) as n from audit_record where action = 'sessions.ended' and actor_id = $1`,
      [person.id],
    );
    expect(row?.n).toBe('2');
  });

  it('are kept by no other word', async () => {
    const person = await aPerson(api.db);
    const voice = await api.signIn(person.email, person.password);
    expect((await voice.delete(`${sessions}?keep=all`)).statusCode).toBe(422);
    expect(await alive(voice)).toEqual([200]);
  });
});

describe('an open stream', () => {
  /** Over the wire, as a browser reads it. */
  const listen = async (answer: Answer) => {
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const stream = await fetch(`${await api.app.getUrl()}/api/v1/events`, { headers: { cookie } });
    const state = { status: stream.status, ended: false };
    void (async () => {
      for await (const _ of stream.body ?? []);
      state.ended = true;
    })().catch(() => (state.ended = true));
    return state;
  };
  const signedIn = async (person: SpecPerson, otp?: string) =>
    api.anonymous().post('/api/v1/session', { email: person.email, password: person.password, ...(otp && { otp }) });
  const endsSoon = async (state: { ended: boolean }) => {
    const began = performance.now();
    while (!state.ended && performance.now() - began < 5500) await wait(50);
    return state.ended;
  };
  const aMemberOf = async () => {
    const enterprise = await anEnterprise(api.db);
    return aPerson(api.db, { in: { [enterprise.id]: 'enterprise-admin' } });
  };

  const signOutEverywhere = async (person: SpecPerson) =>
    (await api.signIn(person.email, person.password)).delete(sessions);
  const set = (table: 'person' | 'membership', status: string, id: string) =>
    api.db.query(`update ${table} set status = $1 where ${table === 'person' ? 'id' : 'person_id'} = $2`, [status, id]);
  const stepUp = async (person: SpecPerson) => {
    const { app, voice } = await enrol(api, await api.signIn(person.email, person.password));
    const answer = await signedIn(person, app.next());
    const stream = await listen(answer);
    await api.withCookiesOf(answer).post('/api/v1/session/step-up', { otp: app.next() });
    expect(await alive(voice)).toEqual([200]);
    return stream;
  };

  it('closes within five seconds when what it stands on is gone, whatever that was', async () => {
    const changes: [what: string, change: (person: SpecPerson) => Promise<unknown>][] = [
      ['its session is ended from elsewhere', signOutEverywhere],
      ['its person is blocked', ({ id }) => set('person', 'blocked', id)],
      ['its person is restricted', ({ id }) => set('person', 'restricted', id)],
      ['its person is suspended, to come back with less', ({ id }) => set('person', 'suspended', id)],
      ['its membership is blocked', ({ id }) => set('membership', 'blocked', id)],
      ['its membership ends', ({ id }) => api.db.query('delete from membership where person_id = $1', [id])],
    ];
    const untouched = await listen(await signedIn(await aMemberOf()));
    const streams = await Promise.all(
      changes.map(async ([what, change]) => {
        const person = await aMemberOf();
        return { what, person, change, stream: await listen(await signedIn(person)) };
      }),
    );
    const renewed = { what: 'its session goes on under a new id', stream: await stepUp(await aMemberOf()) };
    await Promise.all(streams.map(({ person, change }) => change(person)));
    const all = [...streams, renewed];
    await Promise.all(all.map(({ stream }) => endsSoon(stream)));
    expect(all.filter(({ stream }) => !stream.ended).map(({ what }) => what)).toEqual([]);
    expect(untouched.ended).toBe(false);
  });
});
