import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import type { PersonEntity } from '../people/person.entity';
import { assertPending } from './invitation-state';
import { InvitationStore, type Link } from './invitation.store';
import { LetIn } from './let-in';

/** Somebody known must be signed in, as the very address invited: no forwarded link and no API token lets anybody in. */
@Injectable()
export class AcceptAsKnown {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly letIn: LetIn,
  ) {}

  async run(link: Link, { id }: PersonEntity, caller: Caller): Promise<void> {
    if (caller.sessionId === null) throw new RaError('sign-in-required');
    if (caller.personId !== id) throw new RaError('other-account');
    await this.unitOfWork.run(caller, async (tx) => {
      const { invitation, state } = await this.invitations.openToAct(link, tx);
      assertPending(state);
      await this.letIn.run(tx, invitation, id);
    });
  }
}
