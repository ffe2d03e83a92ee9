import type { AcceptedInvitation, AcceptInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { named, type PersonEntity } from '../people/person.entity';
import { type NewPerson, PersonStore } from '../people/person.store';
import { NewPasswords } from '../sign-in/new-passwords';
import { assertPending } from './invitation-state';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore } from './invitation.store';
import { LetIn } from './let-in';

/** A newcomer sets a password, which makes the account, and signs in with it next. Holding the link proves the address: it was mailed there. */
@Injectable()
export class AcceptAsNewcomer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly passwords: NewPasswords,
    private readonly letIn: LetIn,
  ) {}

  async run(
    token: string,
    invited: InvitationEntity,
    answer: AcceptInvitation,
    caller: Caller,
  ): Promise<AcceptedInvitation> {
    const { email } = invited;
    const passwordHash = await this.passwords.hash(answer.password, email, '/password');
    const newcomer = { id: newId(), name: answer.name ?? invited.name, email, passwordHash, roleId: null };
    const actor: Caller = {
      ...caller,
      type: 'person',
      id: newcomer.id,
      name: newcomer.name,
      personId: newcomer.id,
      once: null,
    };
    return this.unitOfWork.run(actor, async (tx) => {
      const { invitation, state } = await this.invitations.openToAct(token, tx);
      assertPending(state);
      const person = await this.account(tx, newcomer);
      await this.letIn.run(tx, invitation, person.id);
      return { status: 'accepted', signInRequired: true };
    });
  }

  /** Two invitations accepted at once make one account: who comes second is known by then. */
  private async account(tx: Tx, newcomer: NewPerson): Promise<PersonEntity> {
    const person = (await this.people.completed(tx, newcomer)) ?? (await this.people.add(tx, newcomer));
    if (person === null) throw new RaError('sign-in-required');
    tx.audit('person.joined', named(person), { after: { name: person.name, email: person.email } });
    return person;
  }
}
