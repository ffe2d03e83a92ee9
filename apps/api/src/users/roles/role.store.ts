import type { Page, RoleQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../database/tx';
import { LooksUp } from '../../shared/access/looks-up';
import type { Scope } from '../../shared/access/scope';
import { isId, newId } from '../../shared/ids';
import { assertMatch } from '../../shared/match';
import { listOf } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { type EnterpriseRole, enterpriseRoles, type OperatorRole, roleTexts } from './built-in-roles';
import { RoleEntity } from './role.entity';

const sorts = { name: 'row.name', createdAt: 'row.createdAt' };

/** The one way to the table `role`. `enterpriseId` null means the operators' roles, which no tenant sees. */
@Injectable()
export class RoleStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  @LooksUp('role')
  has(id: string, scope: Scope): Promise<boolean> {
    return within(this.db.manager, scope).andWhere('row.id = :id', { id }).getExists();
  }

  list(asked: RoleQuery, scope: Scope): Promise<Page<RoleEntity>> {
    const query = within(this.db.manager, scope);
    if (asked.q) query.andWhere('row.name ilike :q', { q: searchPattern(asked.q) });
    if (asked.scope) query.andWhere(`${scopeSql} = any(:scopes)`, { scopes: asked.scope });
    if (asked.enterpriseId) query.andWhere('row.enterpriseId = any(:of)', { of: asked.enterpriseId });
    return listOf(query, asked, { sorts, id: 'row.id', usual: 'name:asc' });
  }

  async get(id: string, scope: Scope): Promise<RoleEntity> {
    return found(await within(this.db.manager, scope).andWhere('row.id = :id', { id }).getOne());
  }

  /** To change it: nobody gives it to somebody meanwhile. */
  async lock(tx: Tx, id: string, scope: Scope): Promise<RoleEntity> {
    const query = within(tx.manager, scope).andWhere('row.id = :id', { id }).setLock('for_no_key_update');
    const row = found(await query.getOne());
    assertMatch(row.version, tx.caller);
    return row;
  }

  /** By id, the deleted ones too: for rows that name one. */
  async byIds(manager: EntityManager, ids: Iterable<string>): Promise<ReadonlyMap<string, RoleEntity>> {
    const rows = await manager.findBy(RoleEntity, { id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those that can be given there. */
  ofEnterprise(manager: EntityManager, enterpriseId: string): Promise<RoleEntity[]> {
    return manager.findBy(RoleEntity, { enterpriseId, deletedAt: IsNull() });
  }

  async byKey(
    manager: EntityManager,
    key: OperatorRole | EnterpriseRole,
    enterpriseId: string | null,
  ): Promise<RoleEntity> {
    const role = await manager.findOneBy(RoleEntity, whichOf(key, enterpriseId));
    if (role === null) throw new Error(`There is no role ${key} here`);
    return role;
  }

  /** What a person chose, by id or by key; at `path` of what they sent. */
  async chosen(
    manager: EntityManager,
    idOrKey: string,
    enterpriseId: string | null,
    path: string,
  ): Promise<RoleEntity> {
    return chosenAt(path, await manager.findOneBy(RoleEntity, whichOf(idOrKey, enterpriseId)));
  }

  /** The same, to be given to somebody in this transaction: until then it is neither changed nor deleted. */
  async toGive(tx: Tx, id: string, enterpriseId: string | null, path: string): Promise<RoleEntity> {
    const where = whichOf(id, enterpriseId);
    return chosenAt(path, await tx.manager.findOne(RoleEntity, { where, lock: { mode: 'pessimistic_read' } }));
  }

  /** A start alone decides about the first operator, and one change at a time about the last: others wait at this row. */
  async lockFirst(tx: Tx): Promise<RoleEntity> {
    const where = { key: 'super-admin', enterpriseId: IsNull() };
    return tx.manager.findOneOrFail(RoleEntity, { where, lock: { mode: 'for_no_key_update' } });
  }

  async addBuiltIn(tx: Tx, enterpriseId: string): Promise<void> {
    await tx.manager.insert(
      RoleEntity,
      enterpriseRoles.map((key) => ({
        ...{ id: newId(), key, ...roleTexts[key], enterpriseId, permissions: null },
        ...{ isDefault: key === 'enterprise-user', version: 1, createdAt: tx.now, deletedAt: null },
      })),
    );
  }

  async add(tx: Tx, row: RoleEntity): Promise<void> {
    await tx.manager.insert(RoleEntity, row).catch(refuseTaken);
  }

  async save(tx: Tx, row: RoleEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(RoleEntity, row).catch(refuseTaken);
  }

  /** Held by somebody, or promised in an invitation that waits. */
  async isUsed(tx: Tx, { id }: RoleEntity): Promise<boolean> {
    const [answer] = await tx.manager.query<{ used: boolean }[]>(
      `select exists (select from person where role_id = $1) or exists (select from membership where role_id = $1)
         or exists (select from invitation where role_id = $1 and status = 'pending') as used`,
      [id],
    );
    return answer?.used ?? false;
  }
}

const scopeSql = `(case when row.enterpriseId is null then 'operator' else 'enterprise' end)`;
const ofLiving = `(row.enterpriseId is null or exists (select from enterprise e where e.id = row.enterpriseId and e.deleted_at is null))`;

function within(manager: EntityManager, { limit }: Scope): SelectQueryBuilder<RoleEntity> {
  const present = manager.createQueryBuilder(RoleEntity, 'row').where(`row.deletedAt is null and ${ofLiving}`);
  if (limit === 'all') return present;
  return present.andWhere('row.enterpriseId = any(:reach)', { reach: [...limit.whole, ...limit.own] });
}

const whichOf = (idOrKey: string, enterpriseId: string | null) => ({
  ...(isId(idOrKey) ? { id: idOrKey } : { key: idOrKey }),
  enterpriseId: enterpriseId ?? IsNull(),
  deletedAt: IsNull(),
});

function found(row: RoleEntity | null): RoleEntity {
  if (row === null) throw new RaError('not-found');
  return row;
}

function chosenAt(path: string, row: RoleEntity | null): RoleEntity {
  if (row === null) throw new RaError('invalid-field', { errors: [{ path, code: 'invalid-field' }] });
  return row;
}

const UNIQUE_VIOLATION = '23505';
function refuseTaken(error: unknown): never {
  if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
  throw new RaError('already-exists', { errors: [{ path: '/name', code: 'already-exists' }] });
}
