import type { OpenInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { accepted } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import { InvitationLimits } from './invitation-limits';
import { assertPending, type InvitationState } from './invitation-state';
import { InvitationStore } from './invitation.store';
import { SendInvitationAgain } from './send-invitation-again';
import { ShowOpenInvitation } from './show-open-invitation';

/** Behind a link that expired: a new one, to the same address only. Who holds the old link learns nothing from it. */
@Injectable()
export class RenewInvitation {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly mail: SendInvitationAgain,
    private readonly show: ShowOpenInvitation,
  ) {}

  async run(token: string, caller: Caller): Promise<OpenInvitation> {
    await this.limits.actingOnLink(caller);
    const opened = await this.invitations.open(token);
    assertExpired(opened.state);
    await this.limits.sendingAgain(opened.invitation.email);
    return this.unitOfWork.run(caller, async (tx) => {
      const { invitation, state } = await this.invitations.openToAct(token, tx);
      assertExpired(state);
      await this.mail.run(invitation, tx);
      return accepted(await this.show.run(tx.manager, { invitation, state: 'pending' }));
    });
  }
}

/** A link that still works needs no other; what was decided stays decided. */
function assertExpired(state: InvitationState): void {
  if (state === 'expired') return;
  assertPending(state);
  throw new RaError('wrong-state');
}
