import { Column, PrimaryColumn, type EntityManager, type EntityTarget, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../shared/access/scope';
import { RaError } from '../shared/problem';

/** What every row of an enterprise begins with; foreign keys between such rows are (enterprise_id, …). */
export abstract class TenantRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId: string;
}

/** A row that also belongs to a person: who sees only own rows finds it by this. */
export abstract class OwnedRow extends TenantRow {
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
}

/** The rows of one table that the scope lets through. A foreign id is simply not found. */
export class Rows<Row extends TenantRow> {
  constructor(
    private readonly manager: EntityManager,
    private readonly entity: EntityTarget<Row>,
    private readonly scope: Scope,
  ) {}

  /** For lists: the store adds filter, order and limit. The alias is `row`. */
  query(): SelectQueryBuilder<Row> {
    const { limit } = this.scope;
    const all = this.manager.createQueryBuilder(this.entity, 'row').where('true');
    if (limit === 'all') return all;
    const { whole, own, personId } = limit;
    if (!this.hasOwner()) return all.andWhere('row.enterpriseId = any(:reach)', { reach: [...whole, ...own] });
    return all.andWhere(
      '(row.enterpriseId = any(:whole) or (row.enterpriseId = any(:own) and row.ownerId = :personId))',
      { whole, own, personId },
    );
  }

  find(id: string): Promise<Row | null> {
    return this.query().andWhere('row.id = :id', { id }).getOne();
  }

  async get(id: string): Promise<Row> {
    return found(await this.find(id));
  }

  /** FOR NO KEY UPDATE: FOR UPDATE would dead-lock with the foreign keys of others. */
  async lock(id: string): Promise<Row> {
    return found(await this.query().andWhere('row.id = :id', { id }).setLock('for_no_key_update').getOne());
  }

  /** For lookups before a body is read. */
  has(id: string): Promise<boolean> {
    return this.query().andWhere('row.id = :id', { id }).getExists();
  }

  private hasOwner(): boolean {
    return this.manager.dataSource.getMetadata(this.entity).findColumnWithPropertyName('ownerId') !== undefined;
  }
}

function found<T>(row: T | null): T {
  if (row === null) throw new RaError('not-found');
  return row;
}
