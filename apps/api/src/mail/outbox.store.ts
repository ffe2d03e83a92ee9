import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { Tx } from '../database/tx';
import { OutboxMail } from './outbox-mail.entity';

/** Longer than all time-outs of one try: who claimed a row and died is relieved after this. */
const LEASE_SECONDS = 120;

/** The rows of the outbox. They belong to the application itself: mails of all enterprises, and of none. */
@Injectable()
export class OutboxStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The row, if it is due and nobody else has it: its next try lies behind the lease from here on. */
  async claim({ manager, now }: Tx, id: string): Promise<OutboxMail | null> {
    const row = await manager.findOne(OutboxMail, {
      where: { id, state: 'waiting', nextTryAt: LessThanOrEqual(now) },
      lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
    });
    if (!row) return null;
    row.tries += 1;
    row.nextTryAt = new Date(now.getTime() + LEASE_SECONDS * 1000);
    return manager.save(row);
  }

  /** Writes down what came of the try that `claimed` began; false when another try has begun since. */
  async settle(
    { manager }: Tx,
    { id, tries }: OutboxMail,
    change: Pick<OutboxMail, 'state' | 'lastError' | 'nextTryAt' | 'sentAt'>,
  ): Promise<boolean> {
    const gone = change.state === 'waiting' ? {} : { variables: null };
    const { affected } = await manager.update(OutboxMail, { id, tries, state: 'waiting' }, { ...change, ...gone });
    return affected === 1;
  }

  /** Tried, and to be tried again. */
  anyDelayed(): Promise<boolean> {
    return this.db.manager.existsBy(OutboxMail, { state: 'waiting', lastError: Not(IsNull()) });
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.db.manager.find(OutboxMail, {
      select: { id: true },
      where: { state: 'waiting', nextTryAt: LessThanOrEqual(now) },
      order: { nextTryAt: 'asc' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }
}
