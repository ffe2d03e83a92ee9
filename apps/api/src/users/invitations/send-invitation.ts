import { Injectable } from '@nestjs/common';
import type { Mail, Tx } from '../../database/tx';
import { ActiveEnterprise } from '../../enterprises';
import { FindPeople } from '../people/find-people';
import { RoleStore } from '../roles/role.store';
import type { InvitationEntity, InvitationKind } from './invitation.entity';
import { InvitationStore } from './invitation.store';

/** Mails a link of its own, in the transaction of the change that wants it. Nobody is invited into an enterprise that was switched off. */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly enterprises: ActiveEnterprise,
    private readonly people: FindPeople,
    private readonly roles: RoleStore,
  ) {}

  async run(invitation: InvitationEntity, tx: Tx): Promise<void> {
    const { id, enterpriseId, kind, name, email, roleId, invitedBy, expiresAt } = invitation;
    const token = await this.invitations.newLink(tx, invitation);
    const enterprise = enterpriseId === null ? null : await this.enterprises.run(tx.manager, enterpriseId);
    const inviters = await this.people.run(tx.manager, invitedBy === null ? [] : [invitedBy]);
    const roles = await this.roles.byIds(tx.manager, [roleId]);
    const said = {
      name,
      inviterName: inviters.get(invitedBy ?? '')?.name ?? 'Countersign',
      enterpriseName: enterprise?.name ?? null,
      roleName: roles.get(roleId)?.name ?? '',
      expiresAt: expiresAt.toISOString(),
    };
    tx.mail({ to: email, ...mails[kind](said, token), enterpriseId, about: { type: 'invitation', id } });
  }
}

const mails: Record<InvitationKind, (said: object, token: string) => Pick<Mail, 'template' | 'variables'>> = {
  invitation: (said, token) => ({
    template: 'invitation',
    variables: { ...said, invitationPath: `/invitations/${token}` },
  }),
  activation: (said, token) => ({
    template: 'activation',
    variables: { ...said, activationPath: `/activations/${token}` },
  }),
};
