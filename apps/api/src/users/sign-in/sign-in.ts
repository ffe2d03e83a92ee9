import type { SignIn as Credentials } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { named } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { SessionStore, type OpenedSession } from './session.store';
import { SignInLimits } from './sign-in-limits';
import { Strategies } from './strategies';

/** Opens a session under a new id; one that the browser had before ends. Every refusal is the same, whatever was wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly limits: SignInLimits,
    private readonly strategies: Strategies,
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly sessions: SessionStore,
  ) {}

  async run({ email, password }: Credentials, caller: Caller): Promise<OpenedSession> {
    await this.limits.take(email, caller.ip);
    const person = await this.strategies.byPassword(email, password);
    if (person === null) return this.refuse(caller);
    const { id, name } = person;
    return this.unitOfWork.run({ ...caller, type: 'person', id, name, personId: id, once: null }, async (tx) => {
      if (caller.sessionId !== null) await this.sessions.end(tx, caller.sessionId);
      await this.people.signedIn(tx, id);
      tx.audit('session.opened', named(person));
      return this.sessions.open(tx, id);
    });
  }

  /** Written down without the address: people type passwords into the wrong field. */
  private async refuse(caller: Caller): Promise<never> {
    await this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      tx.audit('session.refused', { type: 'session', id: tx.caller.traceId, label: 'Sign-in', enterpriseId: null });
    });
    throw new RaError('invalid-credentials');
  }
}
