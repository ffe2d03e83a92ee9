import type { ProblemCode } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import { MemberStore } from '../members/member.store';
import { hasAccount } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { aboutInvitation } from './about-invitation';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore, type NewInvitationRow } from './invitation.store';
import { SendInvitation } from './send-invitation';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Opens the door to one address, into an enterprise or (null) among the operators, and mails the link. Whether the caller may is asked before. */
@Injectable()
export class StartInvitation {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly members: MemberStore,
    private readonly mail: SendInvitation,
  ) {}

  async run(tx: Tx, given: NewInvitationRow): Promise<InvitationEntity> {
    if (await this.isInside(tx, given)) throw taken('already-member');
    await this.makeRoom(tx, given);
    const row = await this.invitations.add(tx, given);
    if (row === null) throw taken('already-invited');
    await this.mail.run(row, tx);
    tx.audit('invitation.sent', aboutInvitation(row), { after: { email: row.email, roleId: row.roleId } });
    return row;
  }

  /** The same steps for an address with and without an account: neither answer nor time tells a stranger's. Members are on a list that the caller sees. */
  private async isInside({ manager }: Tx, { enterpriseId, email }: NewInvitationRow): Promise<boolean> {
    const person = await this.people.byAddress(email, manager);
    if (enterpriseId === null) return hasAccount(person) && person.roleId !== null;
    return this.members.isMember(manager, enterpriseId, person?.id ?? NOBODY);
  }

  /** One that nobody answered in time is followed by another. */
  private async makeRoom(tx: Tx, { enterpriseId, email }: NewInvitationRow): Promise<void> {
    const waiting = await this.invitations.waiting(tx, enterpriseId, email);
    if (waiting === null) return;
    if (waiting.expiresAt > tx.now) throw taken('already-invited');
    await this.invitations.withdraw(tx, waiting);
  }
}

const taken = (code: ProblemCode) => new RaError('already-exists', { errors: [{ path: '/email', code }] });
