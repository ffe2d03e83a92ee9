import type { OpenPasswordReset, SetPassword } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { InvitationLimits } from '../invitations/invitation-limits';
import { assertPending } from '../invitations/invitation-state';
import { PersonStore } from '../people/person.store';
import { NewPasswords } from '../sign-in/new-passwords';
import { SessionStore } from '../sign-in/session.store';
import { ResetStore } from './reset.store';
import { showReset } from './show-reset';
import { TellOwner } from './tell-owner';

/** A new password by the link. Every session ends, and nobody is signed in by it: where there is a second factor it is still asked for. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly limits: InvitationLimits,
    private readonly resets: ResetStore,
    private readonly passwords: NewPasswords,
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly sessions: SessionStore,
    private readonly tellOwner: TellOwner,
  ) {}

  async run(token: string, { password }: SetPassword, caller: Caller): Promise<OpenPasswordReset> {
    await this.limits.actingOnLink(caller);
    const { person, state } = await this.resets.open(token);
    assertPending(state);
    const passwordHash = await this.passwords.hash(password, person, '/password');
    const { id, name } = person;
    const actor: Caller = { ...caller, type: 'person', id, name, personId: id, once: null, ifMatch: null };
    return this.unitOfWork.run(actor, async (tx) => {
      const opened = await this.resets.openToAct(token, tx);
      assertPending(opened.state);
      const row = await this.people.lock(tx, id);
      row.passwordHash = passwordHash;
      await this.people.save(tx, row);
      await this.resets.accept(tx, opened.reset);
      await this.sessions.endAll(tx, id);
      await this.tellOwner.run(tx, id, 'password.reset');
      return showReset({ reset: opened.reset, state: 'accepted' });
    });
  }
}
