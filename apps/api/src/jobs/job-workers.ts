import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { PgBoss } from 'pg-boss';
import { errorText } from '../shared/error-text';
import { markedMethods } from '../shared/marked-methods';
import { withGrace } from '../shared/with-grace';
import { DeadJobs } from './dead-jobs';
import { JOB, type JobPlan } from './job';

type Handler = (data: object) => Promise<unknown>;
const RETRIES = 5;
/** A new job wakes its worker at once; one that waited for its time, or failed before, is seen at the next look. */
const POLL = 2;

/** Starts a worker for every method marked with `@Job`, gives dead jobs another chance, and stops the workers before the connections go. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly names: string[] = [];

  constructor(
    private readonly boss: PgBoss,
    private readonly discovery: DiscoveryService,
    private readonly deadJobs: DeadJobs,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.boss.on('error', (error) => {
      this.logger.error(errorText(error));
    });
    await this.boss.start();
    for (const { mark, method } of markedMethods<JobPlan, Handler>(this.discovery, JOB)) await this.start(mark, method);
    const redriven = await this.deadJobs.redrive(); // what killed them may be mended by now
    if (redriven > 0) this.logger.warn(`${redriven} dead jobs are tried again`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await withGrace(Promise.all(this.names.map((name) => this.boss.offWork(name, { wait: true }))));
  }

  /** What still runs goes back to its queue. */
  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: false, close: true });
  }

  private async start(
    { name, retryLimit = RETRIES, every, lanes = 1, heartbeat }: JobPlan,
    run: Handler,
  ): Promise<void> {
    const alive = heartbeat === undefined ? {} : { heartbeatSeconds: heartbeat };
    await this.boss.updateQueue(name, { retryLimit, retryDelay: 1, retryBackoff: true, ...alive });
    if (every !== undefined) await this.boss.schedule(name, every, {}, { tz: 'UTC' });
    this.names.push(name);
    await this.boss.work<object>(
      name,
      { localConcurrency: lanes, pollingIntervalSeconds: POLL, notifyPollingIntervalSeconds: POLL },
      async ([job]) => {
        await run(job?.data ?? {}).catch((error: unknown) => {
          this.logger.warn(`${name} ${job?.id ?? ''}: ${error instanceof Error ? String(error.stack) : String(error)}`);
          throw error;
        });
      },
    );
  }
}
