import type { Invitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { InvitationLimits } from './invitation-limits';
import { InvitationStore } from './invitation.store';
import { SendInvitationAgain } from './send-invitation-again';
import { ShowInvitations } from './show-invitations';

/** The inviter sends the link again: also one that expired, never one that was decided. */
@Injectable()
export class ResendInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly limits: InvitationLimits,
    private readonly mail: SendInvitationAgain,
    private readonly show: ShowInvitations,
  ) {}

  async run(enterpriseId: string, id: string, caller: Caller): Promise<Invitation> {
    const { email, status } = await this.invitations.get(enterpriseId, id);
    if (status !== 'pending') throw new RaError('wrong-state');
    await this.limits.sendingAgain(email);
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.invitations.lock(tx, enterpriseId, id);
      if (row.status !== 'pending') throw new RaError('wrong-state');
      await this.mail.run(row, tx);
      return this.show.one(tx.manager, row, tx.now);
    });
  }
}
