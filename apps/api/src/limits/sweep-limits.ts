import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Job } from '../jobs';
import { Clock } from '../shared/clock';

@Injectable()
export class SweepLimits {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Job('sweep-limits', { every: '17 * * * *' })
  async run(): Promise<void> {
    await this.db.query('delete from rate_limit where ends_at < $1', [this.clock.now()]);
  }
}
