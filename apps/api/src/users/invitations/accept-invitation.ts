import type { AcceptInvitation as Answer } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { hasAccount } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import type { OpenedSession } from '../sign-in/session.store';
import { AcceptAsKnown } from './accept-as-known';
import { AcceptAsNewcomer } from './accept-as-newcomer';
import { InvitationLimits } from './invitation-limits';
import { assertPending } from './invitation-state';
import { InvitationStore, type Link } from './invitation.store';

/** The address said yes. Once, before it expires, and for that address alone. A newcomer gets a session; who is known came with one. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly asKnown: AcceptAsKnown,
    private readonly asNewcomer: AcceptAsNewcomer,
  ) {}

  async run(link: Link, answer: Answer, caller: Caller): Promise<OpenedSession | null> {
    await this.limits.actingOnLink(caller);
    const { invitation, state } = await this.invitations.open(link);
    assertPending(state);
    const person = await this.people.byAddress(invitation.email);
    if (!hasAccount(person)) return this.asNewcomer.run({ link, invited: invitation, named: person }, answer, caller);
    await this.asKnown.run(link, person, caller);
    return null;
  }
}
