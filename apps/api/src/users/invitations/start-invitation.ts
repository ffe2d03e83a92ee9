import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import { MemberStore } from '../members/member.store';
import { PersonStore } from '../people/person.store';
import { aboutInvitation } from './about-invitation';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore, type NewInvitationRow } from './invitation.store';
import { SendInvitation } from './send-invitation';

/** Opens the door to one address and mails the link, whoever asked for it. */
@Injectable()
export class StartInvitation {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly members: MemberStore,
    private readonly mail: SendInvitation,
  ) {}

  async run(tx: Tx, given: NewInvitationRow & { readonly enterpriseId: string }): Promise<InvitationEntity> {
    await this.assertNew(tx, given.enterpriseId, given.email);
    const row = await this.invitations.add(tx, given);
    if (row === null) throw taken();
    await this.mail.run(row, tx);
    tx.audit('invitation.sent', aboutInvitation(row), { after: { email: row.email, roleId: row.roleId } });
    return row;
  }

  /** Members and invited people are on lists that the caller sees: saying so tells nothing new. One that expired makes room. */
  private async assertNew(tx: Tx, enterpriseId: string, email: string): Promise<void> {
    const person = await this.people.byAddress(email, tx.manager);
    if (person && (await this.members.isMember(tx.manager, enterpriseId, person.id))) throw taken();
    const waiting = await this.invitations.waiting(tx, enterpriseId, email);
    if (waiting === null) return;
    if (waiting.expiresAt > tx.now) throw taken();
    waiting.status = 'withdrawn';
    await this.invitations.save(tx, waiting);
  }
}

const taken = () => new RaError('already-exists', { errors: [{ path: '/email', code: 'already-exists' }] });
