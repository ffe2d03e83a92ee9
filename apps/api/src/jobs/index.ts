export { Job } from './job';
export { JobQueue } from './job-queue';
export { JobsModule } from './jobs.module';
export { type Fault, toDto as toJob, type TrackedJob, type TrackedJobRow } from './tracked/tracked-job.entity';
export { type SettledLine, TrackedJobs, type WantedRow } from './tracked/tracked-jobs';
export { DEAD, QUEUES, type QueueName } from './queues';
