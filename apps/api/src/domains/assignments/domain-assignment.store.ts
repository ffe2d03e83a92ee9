import type { DomainAssignmentQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { assertMatch } from '../../shared/match';
import { listOf } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { areInOneLine, registrableOf } from '../domain-names';
import { DomainAssignmentEntity } from './domain-assignment.entity';

const SORTS = { domain: 'row.domain', since: 'row.since' };

/** The one way to the table `domain_assignment`. Rows are asked for within their enterprise: the caller's scope has let it through. */
@Injectable()
export class DomainAssignmentStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  get manager(): EntityManager {
    return this.db.manager;
  }

  list(enterpriseId: string, asked: DomainAssignmentQuery): Promise<Page<DomainAssignmentEntity>> {
    const query = this.db.manager
      .createQueryBuilder(DomainAssignmentEntity, 'row')
      .where('row.enterpriseId = :enterpriseId', { enterpriseId });
    if (asked.q) query.andWhere('row.domain ilike :q', { q: searchPattern(asked.q) });
    return listOf(query, asked, { sorts: SORTS, id: 'row.id', usual: 'domain:asc', whose: enterpriseId });
  }

  async lock(tx: Tx, enterpriseId: string, id: string): Promise<DomainAssignmentEntity> {
    const row = await tx.manager.findOne(DomainAssignmentEntity, {
      where: { enterpriseId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (row === null) throw new RaError('not-found');
    assertMatch(row.version, tx.caller);
    return row;
  }

  /** Of two who take the same domain at once the second sees what the first has taken. */
  async lockAll({ manager }: Tx, enterpriseId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 45))', [`domains of ${enterpriseId}`]);
  }

  /** What is assigned at, above or below one of these names. */
  async inLineWith(
    manager: EntityManager,
    enterpriseId: string,
    names: readonly string[],
  ): Promise<DomainAssignmentEntity[]> {
    const registrable = In([...new Set(names.map(registrableOf))]);
    const near = await manager.find(DomainAssignmentEntity, {
      where: { enterpriseId, registrable },
      order: { domain: 'ASC' },
    });
    return near.filter(({ domain }) => names.some((name) => areInOneLine(name, domain)));
  }

  async ofPerson(manager: EntityManager, personId: string, enterpriseId: string | null) {
    const where = enterpriseId === null ? { personId } : { personId, enterpriseId };
    return manager.find(DomainAssignmentEntity, { where, order: { id: 'ASC' } });
  }

  async add({ manager }: Tx, row: DomainAssignmentEntity): Promise<void> {
    await manager.insert(DomainAssignmentEntity, row);
  }

  async save({ manager }: Tx, row: DomainAssignmentEntity): Promise<void> {
    row.version += 1;
    await manager.save(DomainAssignmentEntity, row);
  }

  async remove({ manager }: Tx, rows: readonly Pick<DomainAssignmentEntity, 'id'>[]): Promise<void> {
    if (rows.length > 0) await manager.delete(DomainAssignmentEntity, { id: In(rows.map(({ id }) => id)) });
  }

  async removeAll({ manager }: Tx, enterpriseId: string): Promise<void> {
    await manager.delete(DomainAssignmentEntity, { enterpriseId });
  }
}
