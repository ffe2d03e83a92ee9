import type { User } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { InvitationLimits } from '../invitations/invitation-limits';
import { InvitationStore } from '../invitations/invitation.store';
import { SendInvitationAgain } from '../invitations/send-invitation-again';
import { StartInvitation } from '../invitations/start-invitation';
import { MayChangeUser } from './may-change-user';
import { hasAccount, type PersonEntity } from './person.entity';
import { PersonStore } from './person.store';
import { ShowUser } from './show-user';

/** Sends an operator's invitation again: a new link, also after the first was declined or came too late. */
@Injectable()
export class InviteOperatorAgain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: InvitationLimits,
    private readonly people: PersonStore,
    private readonly invitations: InvitationStore,
    private readonly mayChange: MayChangeUser,
    private readonly again: SendInvitationAgain,
    private readonly start: StartInvitation,
    private readonly show: ShowUser,
  ) {}

  async run(id: string, caller: Caller): Promise<User> {
    const { email } = await this.people.line(id);
    await this.limits.sendingAgain(email);
    return this.unitOfWork.run(caller, async (tx) => {
      const person = await this.people.lock(tx, id);
      await this.mayChange.standing(tx.manager, person, caller);
      await this.send(tx, person);
      return this.show.run(id, tx.manager);
    });
  }

  private async send(tx: Tx, person: PersonEntity): Promise<void> {
    const waiting = await this.invitations.waiting(tx, null, person.email);
    if (waiting !== null) return this.again.run(waiting, tx);
    const { name, email, roleId } = person;
    if (hasAccount(person) || roleId === null) throw new RaError('wrong-state', { params: { state: person.status } });
    await this.start.run(tx, { enterpriseId: null, name, email, roleId, invitedBy: tx.caller.personId });
  }
}
