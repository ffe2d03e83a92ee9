import { Injectable } from '@nestjs/common';
import { OnceKeys } from '../idempotency';
import { Job } from '../jobs';
import { Limits } from '../limits';
import { LiveLog } from '../live';

/** Takes away what has had its time: news after an hour, Idempotency-Keys after two days, rates that have ended. */
@Injectable()
export class Sweep {
  constructor(
    private readonly news: LiveLog,
    private readonly keys: OnceKeys,
    private readonly limits: Limits,
  ) {}

  @Job('sweep', { every: '*/10 * * * *' })
  async run(): Promise<void> {
    await this.news.forget();
    await this.keys.forget();
    await this.limits.forget();
  }
}
