import { Injectable } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import type { Job, Tx } from '../database/tx';
import type { Writer } from '../database/unit-of-work';

/** Sends jobs on the transaction's own connection: rolled back, they never were. */
@Injectable()
export class JobQueue implements Writer {
  constructor(private readonly boss: PgBoss) {}

  async write({ manager, jobs }: Tx): Promise<void> {
    for (const job of jobs) await this.boss.send(job.name, job.data, { ...optionsOf(job), db: inside(manager) });
  }
}

const optionsOf = ({ startAfter, singletonKey, priority }: Job) => ({
  ...(startAfter && { startAfter }),
  ...(singletonKey !== undefined && { singletonKey }),
  ...(priority !== undefined && { priority }),
});

/** TypeORM answers a changing statement with [rows, count]. */
const inside = (manager: EntityManager) => ({
  executeSql: async (text: string, values?: unknown[]) => {
    const answer = await manager.query<unknown[]>(text, values);
    return { rows: Array.isArray(answer[0]) ? answer[0] : answer };
  },
});
