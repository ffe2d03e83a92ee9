import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { RaError } from '../../shared/problem';
import { DefaultRole } from './default-role';
import { assertManagesOperators, assertMayGrant } from './grants';
import { aboutRole, contentOf } from './role.entity';
import { RoleStore } from './role.store';

/** Takes a role away that nobody has and nobody was promised. */
@Injectable()
export class DeleteRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleStore,
    private readonly defaults: DefaultRole,
  ) {}

  async run(id: string, caller: Caller): Promise<void> {
    const scope = Scope.of(caller, 'roles:delete');
    await this.unitOfWork.run(caller, async (tx) => {
      const { enterpriseId } = await this.roles.get(id, scope);
      await this.defaults.lock(tx, enterpriseId);
      const row = await this.roles.lock(tx, id, scope);
      if (enterpriseId === null) assertManagesOperators(caller);
      if (row.key !== null || (await this.roles.isUsed(tx, row)))
        throw new RaError('in-use', { params: { name: row.name } });
      assertMayGrant(caller, row);
      const before = contentOf(row);
      await this.roles.save(tx, Object.assign(row, { isDefault: false, deletedAt: tx.now }));
      if (before.isDefault) await this.defaults.giveBack(tx, enterpriseId);
      tx.audit('role.deleted', aboutRole(row), { before });
    });
  }
}
