import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { ownerOptions } from './options';
import { APP_ROLE } from './roles';

/** Any number, the same in every version: who migrates holds it, others wait. */
const MIGRATING = 4_711_000_001;

export interface QueuePlan {
  readonly names: readonly string[];
  readonly dead: string;
}

/** As the owner, one process at a time: our tables, pg-boss's schema and queues, and what the application may do with them. */
export async function migrate(url: string, queues: QueuePlan): Promise<void> {
  const owner = await new DataSource({ ...ownerOptions(url), poolSize: 2 }).initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATING]);
    await owner.runMigrations({ transaction: 'each' });
    await makeQueues(url, queues);
    await owner.query(`grant usage on schema pgboss to ${APP_ROLE}`);
    await owner.query(`grant select, insert, update, delete on all tables in schema pgboss to ${APP_ROLE}`);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATING]);
    await lock.release();
    await owner.destroy();
  }
}

async function makeQueues(url: string, { names, dead }: QueuePlan): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(dead);
  for (const name of names) await boss.createQueue(name, { notify: true, deadLetter: dead });
  await boss.stop({ close: true, graceful: false });
}
