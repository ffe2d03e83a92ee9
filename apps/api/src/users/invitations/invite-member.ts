import type { Invitation, NewInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { created } from '../../shared/answers';
import { assertMayGrant } from '../roles/grants';
import { RoleStore } from '../roles/role.store';
import { InvitationLimits } from './invitation-limits';
import { InvitationStore } from './invitation.store';
import { ShowInvitations } from './show-invitations';
import { StartInvitation } from './start-invitation';

/** Invites one address into an enterprise; once more is a link sent again, whatever became of the first. Whether it has an account elsewhere is nobody's business here, and nothing tells. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: InvitationLimits,
    private readonly invitations: InvitationStore,
    private readonly roles: RoleStore,
    private readonly start: StartInvitation,
    private readonly show: ShowInvitations,
  ) {}

  async run(enterpriseId: string, { role: chosen, ...who }: NewInvitation, caller: Caller): Promise<Invitation> {
    await this.limits.inviting(caller);
    if (await this.invitations.wasRefused(enterpriseId, who.email)) await this.limits.sendingAgain(who.email);
    return this.unitOfWork.run(caller, async (tx) => {
      const role = await this.roles.toGive(tx, chosen, enterpriseId, '/role');
      assertMayGrant(caller, role);
      const row = await this.start.run(tx, { ...who, enterpriseId, roleId: role.id, invitedBy: caller.personId });
      const at = `/api/v1/enterprises/${enterpriseId}/invitations/${row.id}`;
      return created(await this.show.one(tx.manager, row, tx.now), at);
    });
  }
}
