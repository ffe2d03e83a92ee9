import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Job } from '../jobs';
import { Clock } from '../shared/clock';

const KEPT = 48 * 3600_000;

@Injectable()
export class SweepIdempotency {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Job('sweep-idempotency', { every: '41 * * * *' })
  async run(): Promise<void> {
    await this.db.query('delete from once_key where created_at < $1', [new Date(this.clock.now().getTime() - KEPT)]);
  }
}
