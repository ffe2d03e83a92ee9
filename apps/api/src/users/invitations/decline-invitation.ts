import type { DeclineInvitation as Answer, OpenInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { aboutInvitation } from './about-invitation';
import { InvitationAnswered } from './invitation-answered';
import { InvitationLimits } from './invitation-limits';
import { assertPending } from './invitation-state';
import { InvitationStore, type Link } from './invitation.store';
import { ShowOpenInvitation } from './show-open-invitation';

/** Whoever holds the link may say no: the worst of it is that somebody must be invited again. */
@Injectable()
export class DeclineInvitation {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly show: ShowOpenInvitation,
  ) {}

  async run(link: Link, { reason }: Answer, caller: Caller): Promise<OpenInvitation> {
    await this.limits.actingOnLink(caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const { invitation, state } = await this.invitations.openToAct(link, tx);
      assertPending(state);
      invitation.status = 'declined';
      invitation.decidedAt = tx.now;
      invitation.declineReason = reason ?? null;
      await this.invitations.save(tx, invitation);
      tx.audit('invitation.declined', aboutInvitation(invitation), { after: { reason: invitation.declineReason } });
      tx.emit(new InvitationAnswered(invitation, 'declined'));
      return this.show.run(tx.manager, { invitation, state: 'declined' });
    });
  }
}
