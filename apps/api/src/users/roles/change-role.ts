import type { PutRole, Role } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { versioned } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import { DefaultRole } from './default-role';
import { assertHolds, assertManagesOperators, assertMayGrant } from './grants';
import { assertFits, distinct } from './role-rules';
import { aboutRole, contentOf, type RoleEntity, toDto } from './role.entity';
import { RoleStore } from './role.store';

/** Changes what a role holds; it acts at the next call of everybody who has it. What comes with the product stays as it is. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleStore,
    private readonly defaults: DefaultRole,
  ) {}

  run(id: string, wanted: PutRole, caller: Caller): Promise<Role> {
    const scope = Scope.of(caller, 'roles:edit');
    return this.unitOfWork.run(caller, async (tx) => {
      const { enterpriseId } = await this.roles.get(id, scope);
      await this.defaults.lock(tx, enterpriseId);
      const row = await this.roles.lock(tx, id, scope);
      assertMayChange(row, wanted, caller);
      const before = contentOf(row);
      const after = { ...wanted, permissions: distinct(wanted.permissions) };
      if (!isDeepStrictEqual(before, after)) {
        await this.save(tx, row, after);
        tx.audit('role.changed', aboutRole(row), { before, after });
      }
      return versioned(toDto(row), row.version);
    });
  }

  private async save(tx: Tx, row: RoleEntity, after: PutRole): Promise<void> {
    const was = row.isDefault;
    if (after.isDefault && !was) await this.defaults.clear(tx, row.enterpriseId);
    await this.roles.save(tx, Object.assign(row, after));
    if (was && !after.isDefault) await this.defaults.giveBack(tx, row.enterpriseId);
  }
}

/** Whoever has it gains or loses by this: so neither what it was nor what it will be is beyond the caller's own. */
function assertMayChange(row: RoleEntity, { permissions }: PutRole, caller: Caller): void {
  if (row.enterpriseId === null) assertManagesOperators(caller);
  if (row.key !== null) throw new RaError('in-use', { params: { name: row.name } });
  assertFits(permissions, row.enterpriseId);
  assertMayGrant(caller, row);
  assertHolds(caller, permissions, row.enterpriseId);
}
