import type { Enterprise, EnterpriseQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../database/tx';
import { LooksUp } from '../shared/access/looks-up';
import type { Scope } from '../shared/access/scope';
import { versioned } from '../shared/answers';
import { Clock } from '../shared/clock';
import { assertMatch } from '../shared/match';
import { listOf } from '../shared/page';
import { RaError } from '../shared/problem';
import { searchPattern } from '../shared/search';
import { type Counts, EnterpriseEntity, toDto } from './enterprise.entity';

const none: Counts = { members: 0, domains: 0, openRequests: 0, certificates: 0 };

/** The one way to the table `enterprise`. What is deleted, or outside the scope, is not found. */
@Injectable()
export class EnterpriseStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @LooksUp('enterprise')
  has(id: string, scope: Scope): Promise<boolean> {
    return this.within(this.db.manager, scope).andWhere('row.id = :id', { id }).getExists();
  }

  async list(asked: EnterpriseQuery, scope: Scope): Promise<Page<Enterprise>> {
    const query = this.within(this.db.manager, scope);
    if (asked.active !== undefined) query.andWhere('row.active = :active', { active: asked.active });
    if (asked.q) query.andWhere('(row.name ilike :q or row.assumedName ilike :q)', { q: searchPattern(asked.q) });
    const page = await listOf(query, asked, {
      sorts: { name: 'row.name', createdAt: 'row.createdAt' },
      id: 'row.id',
      usual: 'name:asc',
    });
    const counts = await this.countsOf(
      this.db.manager,
      page.items.map(({ id }) => id),
    );
    return { ...page, items: page.items.map((row) => toDto(row, counts.get(row.id) ?? none)) };
  }

  async get(id: string, scope: Scope): Promise<Enterprise> {
    const row = await this.within(this.db.manager, scope).andWhere('row.id = :id', { id }).getOne();
    if (row === null) throw new RaError('not-found');
    return this.whole(this.db.manager, row);
  }

  /** To change it: locked, in the caller's scope, and still the version that the caller saw. */
  async lock(tx: Tx, id: string, scope: Scope): Promise<EnterpriseEntity> {
    const row = await this.within(tx.manager, scope)
      .andWhere('row.id = :id', { id })
      .setLock('for_no_key_update')
      .getOne();
    if (row === null) throw new RaError('not-found');
    assertMatch(row.version, tx.caller);
    return row;
  }

  async add(tx: Tx, row: EnterpriseEntity): Promise<void> {
    await tx.manager.insert(EnterpriseEntity, row);
  }

  async save(tx: Tx, row: EnterpriseEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(EnterpriseEntity, row);
  }

  /** As the answer shows it. */
  async whole(manager: EntityManager, row: EnterpriseEntity): Promise<Enterprise> {
    const counts = await this.countsOf(manager, [row.id]);
    return versioned(toDto(row, counts.get(row.id) ?? none), row.version);
  }

  private within(manager: EntityManager, scope: Scope): SelectQueryBuilder<EnterpriseEntity> {
    const present = manager.createQueryBuilder(EnterpriseEntity, 'row').where('row.deletedAt is null');
    const { limit } = scope;
    if (limit === 'all') return present;
    return present.andWhere('row.id = any(:reach)', { reach: [...limit.whole, ...limit.own] });
  }

  /** What modules above keep for an enterprise, by a function that their migrations fill. */
  private async countsOf(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
    const rows = await manager.query<(Counts & { id: string })[]>(
      `select id, members::int, domains::int, open_requests::int as "openRequests", certificates::int
       from counts_of_enterprises($1, $2)`,
      [ids, this.clock.now()],
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }
}
