import type { Member, MemberPatch } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { FreshFactor } from '../../shared/access/fresh-factor';
import { Scope } from '../../shared/access/scope';
import { RaError } from '../../shared/problem';
import { PersonBlocked } from '../people/people-events';
import { assertMayGrant } from '../roles/grants';
import { RoleStore } from '../roles/role.store';
import { aboutMember } from './about-member';
import { MemberStore } from './member.store';
import type { MembershipEntity } from './membership.entity';

/** Gives a member another role or state, in this enterprise alone. It acts at the member's next call. */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly members: MemberStore,
    private readonly roles: RoleStore,
    private readonly fresh: FreshFactor,
  ) {}

  /** A role is power: who gives one has shown their second factor lately. A state that is set in a hurry waits for none. */
  async run(enterpriseId: string, personId: string, patch: MemberPatch, caller: Caller): Promise<Member> {
    if (patch.roleId !== undefined) this.fresh.assert(caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.members.lock(tx, enterpriseId, personId, Scope.of(caller, 'users:edit'));
      await this.assertMayChange(tx, row, patch);
      const before = await this.members.whole(tx.manager, row);
      if (patch.roleId === undefined && patch.status === undefined) return before;

      row.roleId = patch.roleId ?? row.roleId;
      row.status = patch.status ?? row.status;
      await this.members.save(tx, row);
      const after = await this.members.whole(tx.manager, row);
      tx.audit('member.changed', aboutMember(enterpriseId, after), {
        before: { role: before.role.name, status: before.status },
        after: { role: after.role.name, status: after.status },
      });
      if (after.status === 'blocked' && before.status !== 'blocked') tx.emit(new PersonBlocked(personId, enterpriseId));
      return after;
    });
  }

  /** Neither the new role nor the one that is taken away may be beyond the caller's own. Who has not accepted yet has no state to change. */
  private async assertMayChange(tx: Tx, row: MembershipEntity, { roleId, status }: MemberPatch): Promise<void> {
    if (status !== undefined && row.status === 'invited') throw new RaError('wrong-state');
    const wanted =
      roleId === undefined ? null : await this.roles.chosen(tx.manager, roleId, row.enterpriseId, '/roleId');
    const held = (await this.roles.byIds(tx.manager, [row.roleId])).get(row.roleId);
    for (const role of [held, wanted]) if (role) assertMayGrant(tx.caller, role);
  }
}
