import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { MembershipsEnded } from '../people/people-events';
import { assertMayGrant } from '../roles/grants';
import { RoleStore } from '../roles/role.store';
import { aboutMember } from './about-member';
import { MemberStore } from './member.store';

/** Takes somebody out of an enterprise. The person, and what they made, stay. */
@Injectable()
export class EndMembership {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly members: MemberStore,
    private readonly roles: RoleStore,
  ) {}

  async run(enterpriseId: string, personId: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.members.lock(tx, enterpriseId, personId, Scope.of(caller, 'users:delete'));
      const role = (await this.roles.byIds(tx.manager, [row.roleId])).get(row.roleId);
      if (role) assertMayGrant(caller, role);
      const member = await this.members.whole(tx.manager, row);

      await this.members.remove(tx, row);
      const before = { role: member.role.name, status: member.status };
      tx.audit('member.removed', aboutMember(enterpriseId, member), { before });
      tx.emit(new MembershipsEnded([{ enterpriseId, personId }]));
    });
  }
}
