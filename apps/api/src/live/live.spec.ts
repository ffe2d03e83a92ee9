import { Module } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LiveEvent } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { newId } from '../shared/ids';
import { specApi } from '../testing/spec-api';
import { aMember, anOperator } from '../testing/spec-callers';
import { SPEC_CALLER } from '../testing/spec-caller-source';
import { LiveBell } from './live-bell';
import { LiveStreams } from './live-streams';

@Module({})
class NothingModule {}

const [us, them] = [newId(), newId()];
const ada = aMember(us, ['requests:read'], { ownOnly: true });
const admin = aMember(us, ['requests:read']);

describe('live events', () => {
  const api = specApi({ business: NothingModule });
  const open: AbortController[] = [];
  beforeAll(() => api.app.listen(0, '127.0.0.1'));
  afterEach(async () => {
    for (const one of open.splice(0)) one.abort();
    while (api.app.get(LiveStreams).size > 0) await wait(20);
  });

  const topic = `request:${newId()}`;
  const raise = (more: Partial<LiveEvent> = {}) =>
    api.app.get(UnitOfWork).run(anOperator(), async (tx) => {
      tx.live({
        topic,
        type: 'request',
        data: { n: 1 },
        enterpriseId: us,
        ownerId: ada.id,
        permission: 'requests:read',
        ...more,
      });
    });

  /** Reads a stream as a browser would, and keeps what came. */
  async function listen(caller: Caller, query = '', headers: Record<string, string> = {}) {
    const aborter = new AbortController();
    open.push(aborter);
    api.as(caller);
    const url = `${await api.app.getUrl()}/api/v1/events${query}`;
    const answer = await fetch(url, { headers: { [SPEC_CALLER]: caller.id, ...headers }, signal: aborter.signal });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toMatch(/no-(cache|store)/);
    const came = { status: answer.status, type: answer.headers.get('content-type'), text: '', ended: false, body: '' };
    if (answer.status !== 200) return { ...came, body: await answer.text() };
    void (async () => {
      for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) came.text += part;
      came.ended = true;
    })().catch(() => undefined);
    await until(() => came.text.includes('\n\n'));
    return came;
  }
  const until = async (come: () => boolean, ms = 8000) => {
    for (let n = 0; n < ms / 20 && !come(); n++) await wait(20);
  };
  const lastId = async () =>
    (await api.db.query<{ id: string }[]>('select id from live_event order by id desc limit 1'))[0]!.id;

  it('reach an open stream with type, id and topic', async () => {
    const stream = await listen(admin);
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream']);
    await raise();
    await until(() => stream.text.includes('event: request'));
    const [, id, data] = /event: request\nid: (\d+)\ndata: (.*)\n/.exec(stream.text)!;
    expect(id).toBe(await lastId());
    expect(JSON.parse(data!)).toEqual({ n: 1, topic });
  });

  it.each([
    ['the owner', ada, true],
    ['the whole enterprise', admin, true],
    ['an operator', anOperator(), true],
    ['a colleague who sees own ones only', aMember(us, ['requests:read'], { ownOnly: true }), false],
    ['who lacks the permission', aMember(us, ['profiles:read']), false],
    ['another enterprise', aMember(them), false],
  ])('go to %s: %s %s', async (_, caller, comes) => {
    const stream = await listen(caller);
    await raise();
    await until(() => stream.text.includes('event: request'), comes ? 8000 : 600);
    expect(stream.text.includes('event: request')).toBe(comes);
  });

  it('are narrowed by topics', async () => {
    const stream = await listen(admin, `?topics=request:${newId()}`);
    const wanted = await listen(admin, `?topics=${topic}`);
    await raise();
    await until(() => wanted.text.includes('event: request'));
    expect(stream.text).not.toContain('event: request');
  });

  it.each([
    ['after', (id: string) => listen(admin, `?after=${id}`)],
    ['Last-Event-ID, which wins', (id: string) => listen(admin, '?after=999999', { 'last-event-id': id })],
  ])('that were missed are repeated: %s', async (_, again) => {
    await raise({ data: { n: 'before' } });
    const id = await lastId();
    const missed = newId();
    await raise({ data: { missed } });
    const stream = await again(id);
    await until(() => stream.text.includes(missed));
    await wait(100);
    expect(stream.text.split(missed)).toHaveLength(2);
  });

  it('that are older than the log cannot be repeated: reset', async () => {
    const stream = await listen(admin, '?after=999999');
    await until(() => stream.text.includes('event: reset'));
    expect(stream.text).toContain(`event: reset\nid: ${await lastId()}\n`);
  });

  it('that are more than one call can carry are not repeated: reset', async () => {
    await raise();
    const id = await lastId();
    const many = `insert into live_event (topic, type, data, permission, at)
      select 'request:many', 'request', '{}', 'requests:read', $1 from generate_series(1, 10001)`;
    await api.db.query(many, [api.clock.now()]);
    const stream = await listen(admin, `?after=${id}`);
    await until(() => stream.text.includes('event: reset'));
    expect(stream.text).toContain('event: reset');
    await api.db.query(`delete from live_event where topic = 'request:many'`);
  });

  it('are not remembered while nobody listens', async () => {
    await raise();
    await wait(200);
    const bell = api.app.get(LiveBell);
    await until(() => bell.remembered === 0);
    expect(bell.remembered).toBe(0);
  });

  it('tell a new stream where the log stands', async () => {
    await raise();
    const stream = await listen(admin);
    await until(() => stream.text.includes('event: hello'));
    expect(stream.text).toContain(`event: hello\nid: ${await lastId()}\n`);
  });

  it('end within five seconds when the session has ended, and 401 keeps it so', async () => {
    const stream = await listen(admin);
    api.signOut(admin);
    const began = performance.now();
    await until(() => stream.ended);
    expect(stream.ended).toBe(true);
    expect(performance.now() - began).toBeLessThan(5500);
    expect((await api.anonymous().get('/api/v1/events')).statusCode).toBe(401);
  }, 15_000);

  it('end when a permission is lost', async () => {
    const eve = aMember(us, ['requests:read', 'profiles:read']);
    const stream = await listen(eve);
    api.as({ ...eve, within: new Map([[us, { permissions: ['profiles:read'], ownOnly: false }]]) });
    await until(() => stream.ended);
    expect(stream.ended).toBe(true);
  }, 15_000);

  it('flow in five streams of a session, no more, and a closed one makes room', async () => {
    for (let n = 0; n < 5; n++) expect((await listen(admin)).status).toBe(200);
    const sixth = await listen(admin);
    expect([sixth.status, (JSON.parse(sixth.body) as { code: string }).code]).toEqual([429, 'rate-limited']);
    open.shift()!.abort();
    await until(() => api.app.get(LiveStreams).size === 4);
    expect((await listen(admin)).status).toBe(200);
  });

  it('have their place from when they are asked for, so that no more come at once either', async () => {
    const streams = api.app.get(LiveStreams);
    const ask = () => streams.of(admin, { topics: null, after: null });
    const five = Array.from({ length: 5 }, ask);
    expect(ask).toThrow(expect.objectContaining({ code: 'rate-limited' }) as Error);
    for (const one of five) one.subscribe().unsubscribe();
    expect(streams.size).toBe(0);
  });

  it('go on after the database has cut every connection', async () => {
    const stream = await listen(admin);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await api.database.owner(cut);
    await wait(100);
    const back = newId();
    await raise({ data: { back } });
    await until(() => stream.text.includes(back));
    expect(stream.text).toContain(back);
  }, 20_000);

  it.each(['?topics=', '?topics=everything', '?after=x', '?since=1'])('refuse %s', async (query) => {
    expect((await listen(admin, query)).status).toBe(422);
  });
});
