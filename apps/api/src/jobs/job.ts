import type { QueueName } from './queues';

export interface JobPlan {
  readonly name: QueueName;
  /** How often a failing job is tried again before it is dead. */
  readonly retryLimit?: number;
  /** A cron expression (UTC): the job is also sent by itself. */
  readonly every?: string;
  /** How many of them run side by side in this process. */
  readonly lanes?: number;
  /** Seconds after which a job whose process says nothing any more is given to another; else a quarter of an hour. */
  readonly heartbeat?: number;
}
export const JOB = Symbol('job');

/** Marks a method `(data) => Promise<void>` of a provider as the worker of a queue. It may run twice for one job and must bear it. */
export const Job =
  (name: QueueName, options: Omit<JobPlan, 'name'> = {}) =>
  <M extends (data: never) => Promise<unknown>>(_: object, _name: string, method: TypedPropertyDescriptor<M>): void => {
    const plan: JobPlan = { name, ...options };
    if (method.value) Reflect.defineMetadata(JOB, plan, method.value);
  };
