import type { SignIn as Credentials } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { named } from '../people/person.entity';
import { EnrolledFactors } from '../second-factor/enrolled-factors';
import { ShowFactor } from '../second-factor/show-factor';
import { OpenSession } from './open-session';
import type { OpenedSession } from './session.store';
import { SignInLimits } from './sign-in-limits';
import { Strategies } from './strategies';
import { WatchGuesses } from './watch-guesses';

/** By e-mail address and password, and the second factor where there is one. Every refusal is the same, whatever was wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly limits: SignInLimits,
    private readonly strategies: Strategies,
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolledFactors: EnrolledFactors,
    private readonly showFactor: ShowFactor,
    private readonly openSession: OpenSession,
    private readonly watchGuesses: WatchGuesses,
  ) {}

  async run({ email, password, otp }: Credentials, caller: Caller): Promise<OpenedSession> {
    await this.limits.take(email, caller.ip);
    const person = await this.strategies.byPassword(email, password);
    if (person === null) {
      await this.watchGuesses.run(email, caller);
      return this.refuse(caller);
    }
    const { id, name } = person;
    const actor: Caller = { ...caller, type: 'person', id, name, personId: id, once: null };
    const enrolled = await this.enrolledFactors.run(id);
    if (enrolled.length === 0) return this.unitOfWork.run(actor, (tx) => this.openSession.run(tx, person));
    if (!otp) return this.askForCode(actor);
    const opened = await this.showFactor.run(otp, actor, (tx) => this.openSession.run(tx, person, tx.now));
    return opened ?? this.refuse(caller);
  }

  /** Who has the password hears that it is right; the owner can see in their activity that somebody came so far. */
  private async askForCode(actor: Caller): Promise<never> {
    await this.unitOfWork.run(actor, async (tx) => {
      tx.audit('second-factor.asked', named(actor));
    });
    throw new RaError('otp-required');
  }

  /** Written down without the address: people type passwords into the wrong field. */
  private async refuse(caller: Caller): Promise<never> {
    await this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      tx.audit('session.refused', { type: 'session', id: tx.caller.traceId, label: 'Sign-in', enterpriseId: null });
    });
    throw new RaError('invalid-credentials');
  }
}
