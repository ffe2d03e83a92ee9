import { Injectable } from '@nestjs/common';
import { Handles } from '../../database/handlers';
import type { Tx } from '../../database/tx';
import { InvitationAnswered } from '../invitations/invitation-answered';
import { NotificationStore } from './notification.store';

/** Who invited hears what became of it. */
@Injectable()
export class NotifyInviter {
  constructor(private readonly notifications: NotificationStore) {}

  @Handles(InvitationAnswered)
  async run({ invitation, answer }: InvitationAnswered, tx: Tx): Promise<void> {
    const { invitedBy, name, enterpriseId } = invitation;
    if (invitedBy === null) return;
    const link = enterpriseId === null ? '/access/operators' : `/enterprises/${enterpriseId}/${places[answer]}`;
    await this.notifications.add(tx, { personId: invitedBy, text: `${name} ${answer} your invitation.`, link });
  }
}

const places = { accepted: 'members', declined: 'invitations' } as const;
