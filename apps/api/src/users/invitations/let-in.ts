import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { ActiveEnterprise } from '../../enterprises';
import { MemberStore } from '../members/member.store';
import { PersonStore } from '../people/person.store';
import { aboutInvitation } from './about-invitation';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore } from './invitation.store';

/** What an accepted invitation gives: a membership, or an operator's role. By the rules of today, not of the day it was sent. */
@Injectable()
export class LetIn {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly enterprises: ActiveEnterprise,
    private readonly members: MemberStore,
    private readonly people: PersonStore,
  ) {}

  async run(tx: Tx, invitation: InvitationEntity, personId: string): Promise<void> {
    const { enterpriseId, roleId } = invitation;
    if (enterpriseId === null) {
      await this.people.giveRole(tx, personId, roleId);
    } else {
      await this.enterprises.run(tx.manager, enterpriseId);
      await this.members.join(tx, { enterpriseId, personId, roleId });
    }
    invitation.status = 'accepted';
    invitation.decidedAt = tx.now;
    await this.invitations.save(tx, invitation);
    tx.audit('invitation.accepted', aboutInvitation(invitation), { after: { personId, roleId } });
  }
}
