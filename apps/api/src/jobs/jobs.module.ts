import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PgBoss } from 'pg-boss';
import { DATABASE_URL } from '../database/database-url';
import { asApplication } from '../database/roles';
import { DeadJobs } from './dead-jobs';
import { JobQueue } from './job-queue';
import { JobWorkers } from './job-workers';

/** pg-boss in the application's role: it makes no table, it follows the database's clock. */
const boss = {
  provide: PgBoss,
  useFactory: (url: string) =>
    new PgBoss({
      connectionString: asApplication(url),
      max: 4,
      migrate: false,
      createSchema: false,
      useListenNotify: true,
      reindex: false,
      monitorVacuum: false,
    }),
  inject: [DATABASE_URL],
};

@Global()
@Module({ imports: [DiscoveryModule], providers: [boss, DeadJobs, JobQueue, JobWorkers], exports: [PgBoss, JobQueue] })
export class JobsModule {}
