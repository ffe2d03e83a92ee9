import { Injectable } from '@nestjs/common';
import { OnceKeys } from '../idempotency';
import { Job, TrackedJobs } from '../jobs';
import { Limits } from '../limits';
import { LiveLog } from '../live';

/** Takes away what has had its time: news after an hour, Idempotency-Keys after two days, rates that have ended, what became of each line of a file after a month. */
@Injectable()
export class Sweep {
  constructor(
    private readonly news: LiveLog,
    private readonly keys: OnceKeys,
    private readonly limits: Limits,
    private readonly jobs: TrackedJobs,
  ) {}

  @Job('sweep', { every: '*/10 * * * *' })
  async run(): Promise<void> {
    await this.news.forget();
    await this.keys.forget();
    await this.limits.forget();
    await this.jobs.forget();
  }
}
