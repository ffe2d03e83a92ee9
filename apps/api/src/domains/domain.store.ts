import type { DomainQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../database/tx';
import { Clock } from '../shared/clock';
import { assertMatch } from '../shared/match';
import { listOf } from '../shared/page';
import { RaError } from '../shared/problem';
import { searchPattern } from '../shared/search';
import { DomainEntity } from './domain.entity';

const SORTS = { name: 'row.name', createdAt: 'row.createdAt', validUntil: 'row.validUntil' };
const standing = `case when row.status = 'verified' and row.validUntil <= :now then 'expired' else row.status end`;

/** The one way to the table `domain`. Rows are asked for within their enterprise: the caller's scope has let it through. */
@Injectable()
export class DomainStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  get manager(): EntityManager {
    return this.db.manager;
  }

  list(enterpriseId: string, asked: DomainQuery): Promise<Page<DomainEntity>> {
    const query = this.within(this.db.manager, enterpriseId);
    if (asked.q) query.andWhere('(row.name ilike :q or row.unicodeName ilike :q)', { q: searchPattern(asked.q) });
    if (asked.active !== undefined) query.andWhere('row.active = :active', { active: asked.active });
    if (asked.status) query.andWhere(`${standing} = any(:states)`, { states: asked.status, now: this.clock.now() });
    return listOf(query, asked, { sorts: SORTS, id: 'row.id', usual: 'name:asc', whose: enterpriseId });
  }

  async get(manager: EntityManager, enterpriseId: string, id: string): Promise<DomainEntity> {
    return found(await this.within(manager, enterpriseId).andWhere('row.id = :id', { id }).getOne());
  }

  /** To change it: locked, and still the version that the caller saw. */
  async lock(tx: Tx, enterpriseId: string, id: string): Promise<DomainEntity> {
    const query = this.within(tx.manager, enterpriseId).andWhere('row.id = :id', { id });
    const row = found(await query.setLock('for_no_key_update').getOne());
    assertMatch(row.version, tx.caller);
    return row;
  }

  /** For news that come from below; null: the domain is gone, and the news with it. */
  async lockIfThere({ manager }: Tx, id: string): Promise<DomainEntity | null> {
    return manager.createQueryBuilder(DomainEntity, 'row').where({ id }).setLock('for_no_key_update').getOne();
  }

  async ofEnterprise(manager: EntityManager, enterpriseId: string): Promise<DomainEntity[]> {
    return this.within(manager, enterpriseId).orderBy('row.name').getMany();
  }

  async isThere(manager: EntityManager, enterpriseId: string, name: string): Promise<boolean> {
    return manager.existsBy(DomainEntity, { enterpriseId, name });
  }

  /** What others have verified among these registrable domains. One that was switched off is held all the same. */
  async heldByOthers(
    manager: EntityManager,
    enterpriseId: string,
    registrables: readonly string[],
    now: Date,
  ): Promise<DomainEntity[]> {
    return manager
      .createQueryBuilder(DomainEntity, 'row')
      .where(`row.registrable = any(:registrables) and row.status = 'verified'`, { registrables })
      .andWhere('row.validUntil > :now and row.enterpriseId <> :enterpriseId', { now, enterpriseId })
      .getMany();
  }

  /** Whoever takes or verifies a name at, above or below another one waits here for the other to be done. */
  async lockLine({ manager }: Tx, registrable: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 44))', [registrable]);
  }

  async overdue(now: Date): Promise<DomainEntity[]> {
    return this.db.manager
      .createQueryBuilder(DomainEntity, 'row')
      .where(`row.status = 'verified' and row.validUntil <= :now`, { now })
      .orderBy('row.id')
      .limit(500)
      .getMany();
  }

  async add({ manager }: Tx, row: DomainEntity): Promise<void> {
    await manager.insert(DomainEntity, row);
  }

  /** A change by a person. */
  async save(tx: Tx, row: DomainEntity): Promise<void> {
    row.version += 1;
    await this.follow(tx, row);
  }

  /** What checks and clock have decided: no open form becomes stale by it. */
  async follow({ manager }: Tx, row: DomainEntity): Promise<void> {
    await manager.save(DomainEntity, row);
  }

  async remove({ manager }: Tx, { id }: DomainEntity): Promise<void> {
    await manager.delete(DomainEntity, { id });
  }

  async removeAll({ manager }: Tx, enterpriseId: string): Promise<void> {
    await manager.delete(DomainEntity, { enterpriseId });
  }

  private within(manager: EntityManager, enterpriseId: string) {
    return manager.createQueryBuilder(DomainEntity, 'row').where('row.enterpriseId = :enterpriseId', { enterpriseId });
  }
}

function found(row: DomainEntity | null): DomainEntity {
  if (row === null) throw new RaError('not-found');
  return row;
}
