import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Job } from '../../jobs';
import { Clock } from '../../shared/clock';

const DAY = 86_400_000;
/** A link that is over explains itself for so long. */
const LINKS = 90 * DAY;
const NEWS = 180 * DAY;

/** Takes away what has had its time: links that set passwords, addresses that were never proven, old news. */
@Injectable()
export class SweepAccounts {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Job('sweep-accounts', { every: '41 2 * * *' })
  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.db.query('delete from password_reset where expires_at < $1', [new Date(now - LINKS)]);
    await this.db.query('delete from email_change where expires_at < $1', [new Date(now - LINKS)]);
    await this.db.query('delete from notification where at < $1', [new Date(now - NEWS)]);
  }
}
