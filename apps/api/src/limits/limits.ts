import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { Clock } from '../shared/clock';
import { RaError } from '../shared/problem';

/** At most `max` of something within `seconds`, for one key. RATE_LIMIT_FACTOR multiplies `max`, but one is always let through. */
export interface LimitRule {
  readonly name: string;
  readonly max: number;
  readonly seconds: number;
}

/** Rates are rows, so that all processes count together. One statement takes and tells. */
const take = `insert into rate_limit as held (rule, key, taken, ends_at) values ($1, $2, 1, $4)
  on conflict (rule, key) do update set
    taken = case when held.ends_at <= $3 then 1 else held.taken + 1 end,
    ends_at = case when held.ends_at <= $3 then $4 else held.ends_at end
  returning taken, ends_at as "endsAt"`;

@Injectable()
export class Limits {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rateLimitFactor'>,
  ) {}

  /** Counts one; above the limit it throws `rate-limited` with the seconds to wait. It stands outside the change's transaction: a refused try counts too. */
  async take({ name, max, seconds }: LimitRule, key: string): Promise<void> {
    const now = this.clock.now();
    const ends = new Date(now.getTime() + seconds * 1000);
    const [row] = await this.db.query<{ taken: number; endsAt: Date }[]>(take, [name, key, now, ends]);
    if (!row || row.taken <= Math.max(1, max * this.config.rateLimitFactor)) return;
    const retryAfter = Math.max(1, Math.ceil((row.endsAt.getTime() - now.getTime()) / 1000));
    throw new RaError('rate-limited', { retryAfter, params: { seconds: retryAfter } });
  }
  async forget(): Promise<void> {
    await this.db.query('delete from rate_limit where ends_at < $1', [this.clock.now()]);
  }
}
