import type { NotificationQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull } from 'typeorm';
import type { Tx } from '../../database/tx';
import { newId } from '../../shared/ids';
import { listOf } from '../../shared/page';
import { searchPattern } from '../../shared/search';
import { NotificationEntity } from './notification.entity';

/** The one way to the table `notification`; everybody has their own. */
@Injectable()
export class NotificationStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  list(personId: string, asked: NotificationQuery): Promise<Page<NotificationEntity>> {
    const query = this.db.manager
      .createQueryBuilder(NotificationEntity, 'row')
      .where('row.personId = :personId', { personId });
    if (asked.q) query.andWhere('row.text ilike :q', { q: searchPattern(asked.q) });
    return listOf(query, asked, { sorts: { at: 'row.at' }, id: 'row.id' });
  }

  async add(tx: Tx, given: Pick<NotificationEntity, 'personId' | 'text' | 'link'>): Promise<void> {
    await tx.manager.insert(NotificationEntity, { id: newId(), ...given, at: tx.now, readAt: null });
  }

  /** Those of others, and what is not there, are passed over. */
  async read(tx: Tx, personId: string, ids: readonly string[]): Promise<void> {
    await tx.manager.update(NotificationEntity, { personId, id: In(ids), readAt: IsNull() }, { readAt: tx.now });
  }
}
