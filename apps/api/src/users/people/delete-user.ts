import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { InvitationStore } from '../invitations/invitation.store';
import { MemberStore } from '../members/member.store';
import { LastOperator } from './last-operator';
import { LoseAccess } from './lose-access';
import { MayChangeUser } from './may-change-user';
import { MembershipsEnded } from './people-events';
import { named, type PersonEntity } from './person.entity';
import { PersonStore } from './person.store';

const gone = { status: 'blocked' as const, roleId: null, passwordHash: null };

/** Bars somebody for good and hides them. What they made stays and still names them (S/MIME BR 5.4.3); their address is free for a new account. */
@Injectable()
export class DeleteUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly members: MemberStore,
    private readonly invitations: InvitationStore,
    private readonly mayChange: MayChangeUser,
    private readonly lastOperator: LastOperator,
    private readonly loseAccess: LoseAccess,
  ) {}

  async run(id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      await this.lastOperator.lock(tx);
      const person = await this.people.lock(tx, id);
      await this.mayChange.standing(tx.manager, person, caller);
      const after = { ...gone, deletedAt: tx.now };
      await this.lastOperator.assertStays(tx, person, after);
      const before = { name: person.name, email: person.email, status: person.status };
      await this.people.save(tx, Object.assign(person, after));
      tx.audit('person.deleted', named(person), { before });
      await this.loseAccess.ifBarred(tx, person);
      await this.letGo(tx, person);
    });
  }

  private async letGo(tx: Tx, { id, name, email }: PersonEntity): Promise<void> {
    const waiting = await this.invitations.waiting(tx, null, email);
    if (waiting !== null) await this.invitations.withdraw(tx, waiting);
    const ended = await this.members.removeAll(tx, { personId: id });
    for (const { enterpriseId, roleName: role, status } of ended)
      tx.audit('member.removed', { type: 'member', id, label: name, enterpriseId }, { before: { role, status } });
    if (ended.length > 0) tx.emit(new MembershipsEnded(ended));
  }
}
