import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiscoveryModule } from '@nestjs/core';
import { PgBoss } from 'pg-boss';
import { DATABASE_URL } from '../database/database-url';
import { asApplication } from '../database/roles';
import { DeadJobs } from './dead-jobs';
import { JobQueue } from './job-queue';
import { JobWorkers } from './job-workers';
import { GetJob } from './tracked/get-job';
import { GetJobResult } from './tracked/get-job-result';
import { TrackedJob, TrackedJobRow } from './tracked/tracked-job.entity';
import { TrackedJobs } from './tracked/tracked-jobs';
import { TrackedJobsController } from './tracked/tracked-jobs.controller';

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
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([TrackedJob, TrackedJobRow])],
  controllers: [TrackedJobsController],
  providers: [boss, DeadJobs, JobQueue, JobWorkers, TrackedJobs, GetJob, GetJobResult],
  exports: [PgBoss, JobQueue, TrackedJobs],
})
export class JobsModule {}
