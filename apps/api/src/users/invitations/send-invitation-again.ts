import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { aboutInvitation } from './about-invitation';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore } from './invitation.store';
import { SendInvitation } from './send-invitation';

/** A new link with days of its own, to the same address; the older one ends. */
@Injectable()
export class SendInvitationAgain {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly mail: SendInvitation,
  ) {}

  async run(row: InvitationEntity, tx: Tx): Promise<void> {
    await this.invitations.prolong(tx, row);
    await this.mail.run(row, tx);
    tx.audit('invitation.sent-again', aboutInvitation(row), { after: { expiresAt: row.expiresAt } });
  }
}
