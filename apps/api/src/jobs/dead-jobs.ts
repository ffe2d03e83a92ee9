import { Injectable } from '@nestjs/common';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { down, fine, ReadyPart, type Part } from '../shared/ready-part';
import { DEAD } from './queues';

/** Jobs that failed at every try. `/readyz` says that there are some, until they are driven again. */
@Injectable()
export class DeadJobs {
  constructor(private readonly boss: PgBoss) {}

  @ReadyPart('jobs')
  async look(): Promise<Part> {
    const dead = await this.boss.findJobs(DEAD, { queued: true });
    if (dead.length === 0) return fine;
    const names = [...new Set(dead.map(({ sourceName }) => sourceName))].sort();
    return down(`${dead.length} failed at every try: ${names.join(', ')}`);
  }

  /** Each goes back to its queue, with all its tries; answers how many. Jobs carry ids and read again, so that of equal ones the newest does the work of all. */
  async redrive(): Promise<number> {
    const dead = await this.boss.findJobs(DEAD, { queued: true }); // the oldest first
    const newest = new Map(dead.map((job) => [workOf(job), job.id]));
    const ids = new Set(newest.values());
    const spare = dead.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
    if (spare.length > 0) await this.boss.deleteJob(DEAD, spare);
    return ids.size > 0 ? this.boss.redrive(DEAD, { ids: [...ids] }) : 0;
  }
}

const workOf = ({ sourceName, data }: Pick<JobWithMetadata<unknown>, 'sourceName' | 'data'>) =>
  JSON.stringify([sourceName, data]);
