import type { SignIn as Credentials } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { OpenSession } from './open-session';
import type { OpenedSession } from './session.store';
import { SignInLimits } from './sign-in-limits';
import { Strategies } from './strategies';

/** By e-mail address and password. Every refusal is the same, whatever was wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly limits: SignInLimits,
    private readonly strategies: Strategies,
    private readonly unitOfWork: UnitOfWork,
    private readonly openSession: OpenSession,
  ) {}

  async run({ email, password }: Credentials, caller: Caller): Promise<OpenedSession> {
    await this.limits.take(email, caller.ip);
    const person = await this.strategies.byPassword(email, password);
    if (person === null) return this.refuse(caller);
    const { id, name } = person;
    const actor: Caller = { ...caller, type: 'person', id, name, personId: id, once: null };
    return this.unitOfWork.run(actor, (tx) => this.openSession.run(tx, person));
  }

  /** Written down without the address: people type passwords into the wrong field. */
  private async refuse(caller: Caller): Promise<never> {
    await this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      tx.audit('session.refused', { type: 'session', id: tx.caller.traceId, label: 'Sign-in', enterpriseId: null });
    });
    throw new RaError('invalid-credentials');
  }
}
