import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { isId, newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { type EnterpriseRole, enterpriseRoles, type OperatorRole, roleTexts } from './built-in-roles';
import { RoleEntity } from './role.entity';

/** The one way to the table `role`. `enterpriseId` null means the operators' roles. */
@Injectable()
export class RoleStore {
  async byIds(manager: EntityManager, ids: Iterable<string>): Promise<ReadonlyMap<string, RoleEntity>> {
    const rows = await manager.findBy(RoleEntity, { id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  async byKey(
    manager: EntityManager,
    key: OperatorRole | EnterpriseRole,
    enterpriseId: string | null,
  ): Promise<RoleEntity> {
    const role = await this.find(manager, key, enterpriseId);
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
    const role = await this.find(manager, idOrKey, enterpriseId);
    if (role === null) throw new RaError('invalid-field', { errors: [{ path, code: 'invalid-field' }] });
    return role;
  }

  /** A start alone decides about the first operator: others wait at this row. */
  async lockFirst(tx: Tx): Promise<RoleEntity> {
    const where = { key: 'super-admin', enterpriseId: IsNull() };
    return tx.manager.findOneOrFail(RoleEntity, { where, lock: { mode: 'for_no_key_update' } });
  }

  async addBuiltIn(tx: Tx, enterpriseId: string): Promise<void> {
    await tx.manager.insert(
      RoleEntity,
      enterpriseRoles.map((key) => ({
        ...{ id: newId(), key, ...roleTexts[key], enterpriseId, permissions: null },
        ...{ isDefault: key === 'enterprise-user', version: 1, createdAt: tx.now },
      })),
    );
  }

  private find(manager: EntityManager, idOrKey: string, enterpriseId: string | null): Promise<RoleEntity | null> {
    const which = isId(idOrKey) ? { id: idOrKey } : { key: idOrKey };
    return manager.findOneBy(RoleEntity, { ...which, enterpriseId: enterpriseId ?? IsNull() });
  }
}
