import type { AcceptedInvitation, AcceptInvitation as Answer } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { hasAccount } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { AcceptAsKnown } from './accept-as-known';
import { AcceptAsNewcomer } from './accept-as-newcomer';
import { InvitationLimits } from './invitation-limits';
import { assertPending } from './invitation-state';
import { InvitationStore } from './invitation.store';

/** The address said yes. Once, before it expires, and for that address alone. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly asKnown: AcceptAsKnown,
    private readonly asNewcomer: AcceptAsNewcomer,
  ) {}

  async run(token: string, answer: Answer, caller: Caller): Promise<AcceptedInvitation> {
    await this.limits.actingOnLink(caller);
    const { invitation, state } = await this.invitations.open(token);
    assertPending(state);
    const person = await this.people.byAddress(invitation.email);
    return hasAccount(person)
      ? this.asKnown.run(token, person, caller)
      : this.asNewcomer.run(token, invitation, answer, caller);
  }
}
