import type { AcceptInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { named, type PersonEntity } from '../people/person.entity';
import { type NewPerson, PersonStore } from '../people/person.store';
import { NewPasswords } from '../sign-in/new-passwords';
import { OpenSession } from '../sign-in/open-session';
import type { OpenedSession } from '../sign-in/session.store';
import { assertPending } from './invitation-state';
import type { InvitationEntity } from './invitation.entity';
import { InvitationStore, type Link } from './invitation.store';
import { LetIn } from './let-in';

/** Who comes in: the link in hand, the invitation behind it, and their record, if somebody named them before. */
export interface Newcomer {
  readonly link: Link;
  readonly invited: InvitationEntity;
  readonly named: PersonEntity | null;
}

/** A newcomer sets a password, which makes the account, and is signed in. Holding the link proves the address: it was mailed there. */
@Injectable()
export class AcceptAsNewcomer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly people: PersonStore,
    private readonly passwords: NewPasswords,
    private readonly letIn: LetIn,
    private readonly openSession: OpenSession,
  ) {}

  async run({ link, ...who }: Newcomer, answer: AcceptInvitation, caller: Caller): Promise<OpenedSession> {
    if (caller.personId !== null) throw new RaError('other-account');
    const { email } = who.invited;
    const passwordHash = await this.passwords.hash(answer.password, who.invited, '/password');
    const id = who.named?.id ?? newId();
    const newcomer = { id, name: answer.name ?? who.invited.name, email, passwordHash, roleId: null };
    return this.unitOfWork.run(acting(newcomer, caller), async (tx) => {
      const { invitation, state } = await this.invitations.openToAct(link, tx);
      assertPending(state);
      const person = await this.account(tx, newcomer);
      await this.letIn.run(tx, invitation, person.id);
      return this.openSession.run(tx, person);
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

const acting = ({ id, name }: { readonly id: string; readonly name: string }, caller: Caller): Caller => ({
  ...{ ...caller, type: 'person', id, name, personId: id, once: null },
});
