import type { NewRole, Role } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../../database/unit-of-work';
import { ActiveEnterprise } from '../../enterprises';
import { type Caller, mayIn } from '../../shared/access/caller';
import { created, versioned } from '../../shared/answers';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { DefaultRole } from './default-role';
import { assertHolds, assertManagesOperators } from './grants';
import { assertFits, distinct } from './role-rules';
import { aboutRole, contentOf, toDto } from './role.entity';
import { RoleStore } from './role.store';

/** Makes a role among the operators', or in an enterprise. It holds no more than who makes it. */
@Injectable()
export class CreateRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enterprises: ActiveEnterprise,
    private readonly roles: RoleStore,
    private readonly defaults: DefaultRole,
  ) {}

  run(wanted: NewRole, caller: Caller): Promise<Role> {
    return this.unitOfWork.run(caller, async (tx) => {
      const enterpriseId = wanted.enterpriseId ?? null;
      await this.assertMayMake(tx.manager, enterpriseId, caller);
      assertFits(wanted.permissions, enterpriseId);
      assertHolds(caller, wanted.permissions, enterpriseId);
      const { name, description, isDefault } = wanted;
      const row = {
        ...{ id: newId(), key: null, name, description, enterpriseId, isDefault },
        ...{ permissions: distinct(wanted.permissions), version: 1, createdAt: tx.now, deletedAt: null },
      };
      await this.defaults.lock(tx, enterpriseId);
      if (isDefault) await this.defaults.clear(tx, enterpriseId);
      await this.roles.add(tx, row);
      tx.audit('role.created', aboutRole(row), { after: contentOf(row) });
      return created(versioned(toDto(row), row.version), `/api/v1/roles/${row.id}`);
    });
  }

  /** An enterprise that the caller cannot see is not found, as one that does not exist. */
  private async assertMayMake(manager: EntityManager, enterpriseId: string | null, caller: Caller): Promise<void> {
    if (enterpriseId === null) {
      assertManagesOperators(caller);
      return;
    }
    if (!mayIn(caller, 'roles:read', enterpriseId)) throw new RaError('not-found');
    if (!mayIn(caller, 'roles:edit', enterpriseId)) throw new RaError('forbidden');
    await this.enterprises.run(manager, enterpriseId);
  }
}
