import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { ActiveEnterprise } from '../../enterprises';
import { RaError } from '../../shared/problem';
import { MemberStore } from '../members/member.store';
import { PersonStore } from '../people/person.store';
import { RoleStore } from '../roles/role.store';
import { aboutInvitation } from './about-invitation';
import { InvitationAnswered } from './invitation-answered';
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
    private readonly roles: RoleStore,
  ) {}

  async run(tx: Tx, invitation: InvitationEntity, personId: string): Promise<void> {
    const { enterpriseId, roleId } = invitation;
    await this.assertRoleStays(tx, roleId);
    if (enterpriseId === null) await this.amongOperators(tx, personId, roleId);
    else await this.intoEnterprise(tx, { enterpriseId, personId, roleId });
    invitation.status = 'accepted';
    invitation.decidedAt = tx.now;
    await this.invitations.save(tx, invitation);
    tx.audit('invitation.accepted', aboutInvitation(invitation), { after: { personId, roleId } });
    tx.emit(new InvitationAnswered(invitation, 'accepted'));
  }

  private async assertRoleStays({ manager }: Tx, roleId: string): Promise<void> {
    const role = (await this.roles.byIds(manager, [roleId])).get(roleId);
    if (role?.deletedAt !== null) throw new RaError('link-withdrawn');
  }

  private async intoEnterprise(tx: Tx, who: { enterpriseId: string; personId: string; roleId: string }): Promise<void> {
    await this.enterprises.run(tx.manager, who.enterpriseId);
    await this.members.join(tx, who);
  }

  /** Who became an operator meanwhile keeps that role: the last super-admin must not lose it by a link. */
  private async amongOperators(tx: Tx, personId: string, roleId: string): Promise<void> {
    const person = await this.people.get(personId, tx.manager);
    if (person.roleId === roleId) return; // as they were promised
    if (person.roleId !== null) throw new RaError('wrong-state', { params: { state: 'accepted' } });
    await this.people.giveRole(tx, personId, roleId);
  }
}
