import { Injectable, Module } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createApplication } from '../application';
import { UnitOfWork } from '../database/unit-of-work';
import { jobCaller } from '../shared/access/caller';
import type { Part } from '../shared/ready-part';
import { specApi } from '../testing/spec-api';
import { specConfig } from '../testing/spec-config';
import { Job } from './job';
import { DEAD } from './queues';

const worked: object[] = [];
let tries = 0;
let mended = false;

@Injectable()
class Workers {
  @Job('expire-checks')
  async fine(data: object): Promise<void> {
    worked.push(data);
  }
  @Job('renew-crls', { retryLimit: 1 })
  async never(): Promise<void> {
    tries++;
    if (!mended) throw new Error('always');
  }
}
@Module({ providers: [Workers] })
class WorkersModule {}

const until = async (come: () => Promise<boolean> | boolean) => {
  for (let n = 0; n < 300 && !(await come()); n++) await wait(50);
};

describe('jobs', () => {
  const api = specApi({ business: WorkersModule });
  const send = (name: string, data: object, fail = false) =>
    api.app.get(UnitOfWork).run(jobCaller('spec'), async (tx) => {
      tx.job(name, data);
      if (fail) throw new Error('no');
    });

  it('are worked once their transaction has committed', async () => {
    await send('expire-checks', { n: 1 });
    await until(() => worked.length > 0);
    expect(worked).toEqual([{ n: 1 }]);
  });

  it('never were when their transaction rolls back', async () => {
    await expect(send('expire-checks', { n: 2 }, true)).rejects.toThrow('no');
    const left = await api.db.query<object[]>(
      `select from pgboss.job where name = 'expire-checks' and data->>'n' = '2'`,
    );
    expect(left).toEqual([]);
  });

  it('wait for their time', async () => {
    await api.app.get(UnitOfWork).run(jobCaller('spec'), async (tx) => {
      tx.job('expire-checks', { n: 3 }, { startAfter: new Date(tx.now.getTime() + 3600_000), singletonKey: 'three' });
    });
    await wait(300);
    expect(worked).not.toContainEqual({ n: 3 });
  });

  describe('that always fail', () => {
    const dead = () => api.app.get(PgBoss).findJobs(DEAD);
    const readiness = async () =>
      (await api.anonymous().get('/readyz')).json<{ status: string; parts: Record<string, Part> }>();

    it('are dead after so many tries, stay to be seen, and make nobody wait', async () => {
      await send('renew-crls', { id: 'x' });
      await send('renew-crls', { id: 'x' });
      const waited: number[] = [];
      for (let n = 100; n < 110; n++) {
        const sent = performance.now();
        await send('expire-checks', { n });
        await until(() => worked.some((data) => 'n' in data && data.n === n));
        waited.push(performance.now() - sent);
      }
      expect(Math.max(...waited)).toBeLessThan(1000);
      await until(async () => (await dead()).length === 2);
      expect(tries).toBe(4); // one and one more each
      expect(await dead()).toMatchObject([{ data: { id: 'x' } }, { data: { id: 'x' }, sourceName: 'renew-crls' }]);
      expect(await readiness()).toMatchObject({
        status: 'degraded',
        parts: { jobs: { state: 'down', reason: '2 failed at every try: renew-crls' } },
      });
    }, 30_000);

    it('are driven again, equal ones once, when a process starts; mended, they are done', async () => {
      mended = true;
      const other = await createApplication({
        config: specConfig(),
        databaseUrl: api.database.url,
        business: WorkersModule,
        clock: api.clock,
      });
      await other.app.init();
      await until(() => tries === 5);
      await other.app.close();
      expect([tries, await dead()]).toEqual([5, []]);
      expect(await readiness()).toMatchObject({ status: 'ok', parts: { jobs: { state: 'ok' } } });
    }, 30_000);
  });
});
