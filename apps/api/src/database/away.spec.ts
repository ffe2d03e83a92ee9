import { Controller, Get, Injectable, Module, Post } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { specApi, type Answer } from '../testing/spec-api';
import { UnitOfWork } from './unit-of-work';

const between = Promise.withResolvers<undefined>();
const goOn = Promise.withResolvers<undefined>();

@Injectable()
@Controller('things')
@Needs('anyone', 'none')
class ThingsController {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}
  @Get() @Answers(z.object({ n: z.int() })) async read(): Promise<object> {
    const [row] = await this.db.query<{ n: number }[]>('select count(*)::int as n from thing');
    return { n: row?.n };
  }
  @Post('slowly') @Answers(z.object({})) makeSlowly(@CallerOf() caller: Caller): Promise<object> {
    return this.unitOfWork.run(caller, async ({ manager }) => {
      await manager.query('insert into thing values (2)');
      between.resolve(undefined);
      await goOn.promise;
      await manager.query('insert into thing values (2)');
      return {};
    });
  }
  @Post() @Answers(z.object({})) async make(): Promise<object> {
    await this.db.query('insert into thing values (1)');
    return {};
  }
}
@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('while the database', () => {
  const api = specApi({ business: ThingsModule });
  const things = () => api.anonymous().get('/api/v1/things');
  const timed = async (answering: Promise<Answer>) => {
    const began = performance.now();
    return { answer: await answering, seconds: (performance.now() - began) / 1000 };
  };
  const expectUnavailable = ({ answer, seconds }: { answer: Answer; seconds: number }) => {
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(answer.json()).toMatchObject({ code: 'unavailable', retryable: true });
    expect(answer.body).not.toMatch(/lock|select|connection/i);
    expect(seconds).toBeLessThan(4);
  };
  beforeAll(() => api.database.owner('create table thing (n int); grant all on thing to countersign_app'));

  it('holds a table locked, who needs it hears so soon; the others go on', async () => {
    const other = new Client(api.database.url);
    await other.connect();
    await other.query('begin; lock table thing');
    expectUnavailable(await timed(things()));
    expect((await api.anonymous().get('/healthz')).statusCode).toBe(200);
    await other.query('rollback');
    await other.end();
    expect((await things()).statusCode).toBe(200);
  }, 20_000);

  it('has no connection left for us, who comes hears so soon', async () => {
    const pool = api.app.get(DataSource);
    const held = Array.from({ length: 20 }, () => pool.createQueryRunner());
    await Promise.all(held.map((runner) => runner.query('select 1')));
    expectUnavailable(await timed(things()));
    expect((await api.anonymous().get('/healthz')).statusCode).toBe(200);
    await Promise.all(held.map((runner) => runner.release()));
    expect((await things()).statusCode).toBe(200);
  }, 20_000);

  it('cuts a connection between two statements, nothing is written, and who waits hears that it is away', async () => {
    const making = timed(api.anonymous().post('/api/v1/things/slowly', {}));
    await between.promise;
    await api.database.owner(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%values (2)%' and pid <> pg_backend_pid()`,
    );
    await wait(100);
    goOn.resolve(undefined);
    expectUnavailable(await making);
    expect(await api.db.query('select from thing where n = 2')).toEqual([]);
  }, 20_000);

  it('cuts every connection, we live, no acknowledged write is lost, and we go on by ourselves', async () => {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    let acknowledged = 0;
    const [before] = await api.db.query<{ n: number }[]>('select count(*)::int as n from thing');
    for (let n = 0; n < 30; n++) {
      if (n === 10) await api.database.owner(cut);
      const { statusCode } = await api.anonymous().post('/api/v1/things', {});
      expect([200, 503]).toContain(statusCode);
      if (statusCode === 200) acknowledged++;
      await wait(5);
    }
    const { n } = (await things()).json<{ n: number }>();
    expect(acknowledged).toBeGreaterThan(20);
    expect(n - before!.n).toBeGreaterThanOrEqual(acknowledged);
  }, 30_000);
});
