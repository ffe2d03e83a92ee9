import { Body, Controller, Injectable, Module, Post } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers, created, versioned } from '../shared/answers';
import { newId } from '../shared/ids';
import { RaError } from '../shared/problem';
import { specApi } from '../testing/spec-api';
import { anOperator } from '../testing/spec-callers';
import { actorOf } from './once-row';

interface Order {
  name: string;
  slow?: boolean;
  fail?: 'before' | 'after';
  between?: boolean;
}
const between = Promise.withResolvers<undefined>();
const goOn = Promise.withResolvers<undefined>();
const thing = z.object({ id: z.string() });

@Injectable()
class MakeThing {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run({ name, slow, fail, between: stop }: Order, caller: Caller): Promise<{ id: string }> {
    const made = await this.unitOfWork.run(caller, async (tx) => {
      const id = newId();
      await tx.manager.query('insert into thing values ($1, $2)', [id, name]);
      if (slow) await wait(300);
      if (fail === 'before') throw new RaError('wrong-state');
      return { id };
    });
    if (stop) {
      between.resolve(undefined);
      await goOn.promise;
    }
    if (fail === 'after') throw new RaError('ca-unreachable');
    await this.unitOfWork.run(caller, (tx) =>
      tx.manager.query('update thing set name = name where id = $1', [made.id]),
    );
    return created(versioned(made, 1), `/things/${made.id}`);
  }
}
@Controller('things')
@Needs('signed-in', 'none')
class ThingsController {
  constructor(private readonly make: MakeThing) {}
  @Post() @Answers(thing, { status: 201 }) post(@Body() order: Order, @CallerOf() caller: Caller) {
    return this.make.run(order, caller);
  }
}
@Module({ controllers: [ThingsController], providers: [MakeThing] })
class ThingsModule {}

describe('an Idempotency-Key', () => {
  const api = specApi({ business: ThingsModule, environment: { RATE_LIMIT_FACTOR: '100' } });
  const olive = anOperator();
  const post = (order: Order, key: string, caller = olive) =>
    api.as(caller).post('/api/v1/things', order, { 'idempotency-key': key });
  const made = async (name: string) =>
    Number((await api.db.query<{ n: string }[]>('select count(*) n from thing where name = $1', [name]))[0]?.n);
  beforeAll(() => api.database.owner('create table thing (id uuid, name text); grant all on thing to countersign_app'));

  it('makes one thing of fifty calls at once, and all that are answered hear the same', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post({ name: 'fifty', slow: true }, 'fifty')));
    const again = await post({ name: 'fifty', slow: true }, 'fifty');
    const statuses = new Set(answers.map(({ statusCode }) => statusCode));
    expect([...statuses].sort()).toEqual([201, 409]);
    for (const answer of answers.filter(({ statusCode }) => statusCode === 409)) {
      expect(answer.json()).toMatchObject({ code: 'idempotency-in-flight', retryable: true });
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(
      new Set([again, ...answers].filter(({ statusCode }) => statusCode === 201).map(({ body }) => body)).size,
    ).toBe(1);
    expect(await made('fifty')).toBe(1);
  }, 30_000);

  it('lets a call go on to its next transaction while another looks at its key', async () => {
    const first = post({ name: 'two steps', between: true }, 'two-steps');
    await between.promise;
    await api.db.transaction(async (looking) => {
      const [row] = await looking.query<{ path: string }[]>(`select path from once_key where key = 'two-steps'`);
      const key = [actorOf(olive), 'POST', row?.path, 'two-steps'].join('\n');
      await looking.query('select pg_advisory_xact_lock(hashtextextended($1, 42))', [key]);
      goOn.resolve(undefined);
      expect((await first).statusCode).toBe(201);
    });
    expect(await made('two steps')).toBe(1);
  });

  it('repeats status, body, Location and ETag, and says so', async () => {
    const [first, second] = [await post({ name: 'twice' }, 'twice'), await post({ name: 'twice' }, 'twice')];
    expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body]);
    expect([second.headers.location, second.headers.etag]).toEqual([first.headers.location, '"1"']);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(await made('twice')).toBe(1);
  });

  it('refuses another body under the same key', async () => {
    await post({ name: 'body' }, 'body');
    expect((await post({ name: 'other' }, 'body')).json()).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    expect(await made('other')).toBe(0);
  });

  it('belongs to its caller', async () => {
    await post({ name: 'mine' }, 'mine');
    expect((await post({ name: 'mine' }, 'mine', anOperator())).headers['idempotency-replayed']).toBeUndefined();
    expect(await made('mine')).toBe(2);
  });

  it.each(['before', 'after'] as const)('is free again when the call failed %s its commit', async (fail) => {
    expect((await post({ name: fail, fail }, fail)).statusCode).toBeGreaterThanOrEqual(400);
    expect((await post({ name: fail }, fail)).statusCode).toBe(201);
    expect((await post({ name: fail }, fail)).headers['idempotency-replayed']).toBe('true');
  });

  it('answers with what the work had answered when a process died between commit and answer', async () => {
    const first = await post({ name: 'died' }, 'died');
    await api.database.owner(
      `update once_key set done = false, status = null, headers = null, call = 'dead' where key = 'died'`,
    );
    expect((await post({ name: 'died' }, 'died')).json()).toMatchObject({ code: 'idempotency-in-flight' });
    api.clock.advance({ minutes: 2 });
    expect((await post({ name: 'died' }, 'died')).json()).toEqual(first.json());
  });

  it('takes an address as long as a server reads, and keeps no word of it', async () => {
    const secret = randomBytes(4000).toString('hex');
    const again = () =>
      api.as(olive).post(`/api/v1/things?link=${secret}`, { name: 'long' }, { 'idempotency-key': 'long' });
    expect((await again()).statusCode).toBe(201);
    expect((await again()).headers['idempotency-replayed']).toBe('true');
    const [kept] = await api.db.query<object[]>(`select * from once_key where key = 'long'`);
    expect(JSON.stringify(kept)).not.toContain(secret.slice(0, 32));
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(256)])('takes 1 to 255 visible ASCII characters, not %j', async (key) => {
    expect((await post({ name: 'odd' }, key)).statusCode).toBe(422);
    expect(await made('odd')).toBe(0);
  });
});
