import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { aboutInvitation } from '../invitations/about-invitation';
import { InvitationStore, type NewInvitationRow } from '../invitations/invitation.store';
import { SendInvitation } from '../invitations/send-invitation';
import { MemberStore } from '../members/member.store';
import { hasAccount, type PersonEntity } from '../people/person.entity';
import { PersonStore } from '../people/person.store';

export type NewAccount = Omit<NewInvitationRow, 'enterpriseId' | 'kind'> & { readonly enterpriseId: string };

/**
 * An account on behalf of somebody whom nobody knows yet, made with their first certificate: the record and the membership are there,
 * and theirs is what is issued, but nobody signs in until the address has set a password by the link that is mailed here.
 */
@Injectable()
export class StartActivation {
  constructor(
    private readonly people: PersonStore,
    private readonly members: MemberStore,
    private readonly invitations: InvitationStore,
    private readonly mail: SendInvitation,
  ) {}

  /** The person's id. */
  async run(tx: Tx, { enterpriseId, roleId, name, email, invitedBy }: NewAccount): Promise<string> {
    const { id: personId } = await this.record(tx, name, email);
    await this.members.expect(tx, { enterpriseId, personId, roleId });
    const waiting = await this.invitations.waiting(tx, enterpriseId, email);
    if (waiting) await this.invitations.withdraw(tx, waiting);
    const row = await this.invitations.add(tx, { enterpriseId, kind: 'activation', name, email, roleId, invitedBy });
    if (row === null) throw new Error('Another invitation to this address came between');
    await this.mail.run(row, tx);
    tx.audit('activation.sent', aboutInvitation(row), { after: { email, personId, roleId } });
    return personId;
  }

  private async record(tx: Tx, name: string, email: string): Promise<PersonEntity> {
    const wanted = { name, email, passwordHash: null, roleId: null, status: 'invited' as const };
    const person = (await this.people.add(tx, wanted)) ?? (await this.people.byAddress(email, tx.manager));
    if (person === null || hasAccount(person)) throw new Error('Who has an account needs no activation');
    return person;
  }
}
