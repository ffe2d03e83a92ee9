import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { InvitationStore } from '../invitations/invitation.store';
import type { PersonEntity } from './person.entity';

/** An operator who has not accepted yet is promised a role by an invitation: the two say the same. */
@Injectable()
export class PromisedRole {
  constructor(private readonly invitations: InvitationStore) {}

  async follow(tx: Tx, { email, roleId }: PersonEntity): Promise<void> {
    const waiting = await this.invitations.waiting(tx, null, email);
    if (waiting === null || roleId === null) return;
    await this.invitations.save(tx, Object.assign(waiting, { roleId }));
  }
}
