export { Job } from './job';
export { JobQueue } from './job-queue';
export { JobsModule } from './jobs.module';
export { DEAD, QUEUES, type QueueName } from './queues';
