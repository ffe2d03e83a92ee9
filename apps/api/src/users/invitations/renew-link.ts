import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { InvitationLimits } from './invitation-limits';
import { assertExpired } from './invitation-state';
import { InvitationStore, type Link, type Opened } from './invitation.store';
import { SendInvitationAgain } from './send-invitation-again';

/** Behind a link that expired: a new one, to the same address only. Who holds the old link learns nothing from it. */
@Injectable()
export class RenewLink {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly mail: SendInvitationAgain,
  ) {}

  async run(link: Link, caller: Caller): Promise<Opened> {
    await this.limits.actingOnLink(caller);
    const opened = await this.invitations.open(link);
    assertExpired(opened.state);
    await this.limits.sendingAgain(opened.invitation.email);
    return this.unitOfWork.run(caller, async (tx) => {
      const { invitation, state } = await this.invitations.openToAct(link, tx);
      assertExpired(state);
      await this.mail.run(invitation, tx);
      return { invitation, state: 'pending' };
    });
  }
}
