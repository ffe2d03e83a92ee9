import { Injectable, Module } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UnitOfWork } from '../database/unit-of-work';
import { jobCaller } from '../shared/access/caller';
import { specApi } from '../testing/spec-api';
import { Job } from './job';
import { DEAD } from './queues';

const worked: object[] = [];
let tries = 0;

@Injectable()
class Workers {
  @Job('expire-checks')
  async fine(data: object): Promise<void> {
    worked.push(data);
  }
  @Job('renew-crls', { retryLimit: 1 })
  async never(): Promise<void> {
    tries++;
    throw new Error('always');
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

  it('that always fail are dead after so many tries, stay to be seen, and hold nobody up', async () => {
    await send('renew-crls', { id: 'x' });
    await send('expire-checks', { n: 4 });
    await until(() => worked.some((data) => 'n' in data && data.n === 4));
    expect(worked).toContainEqual({ n: 4 });
    const dead = async () => (await api.app.get(PgBoss).findJobs(DEAD)).length > 0;
    await until(dead);
    expect(tries).toBe(2);
    expect(await api.app.get(PgBoss).findJobs(DEAD)).toMatchObject([{ data: { id: 'x' } }]);
  }, 30_000);
});
