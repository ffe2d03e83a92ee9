import type { ChangePassword as Typed } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import { Limits } from '../../limits';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { PersonStore } from '../people/person.store';
import { personBehind } from '../person-behind';
import { NewPasswords } from '../sign-in/new-passwords';
import { Passwords } from '../sign-in/passwords';
import { sessionOf } from '../sign-in/session-of';
import { type OpenedSession, SessionStore } from '../sign-in/session.store';
import { ResetStore } from './reset.store';
import { TellOwner } from './tell-owner';

const tries = { name: 'password-change', max: 10, seconds: 600 };

/** A new password for the older one. The other sessions end, and links that would set another; this session goes on under a new id. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly limits: Limits,
    private readonly people: PersonStore,
    private readonly passwords: Passwords,
    private readonly newPasswords: NewPasswords,
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionStore,
    private readonly resets: ResetStore,
    private readonly tellOwner: TellOwner,
  ) {}

  async run({ current, next }: Typed, caller: Caller): Promise<OpenedSession> {
    const personId = personBehind(caller);
    const sessionId = sessionOf(caller);
    await this.limits.take(tries, personId);
    const known = await this.people.get(personId);
    if (!(await this.passwords.matches(current, known.passwordHash))) throw wrong();
    const passwordHash = await this.newPasswords.hash(next, known, '/next');
    return this.unitOfWork.run({ ...caller, ifMatch: null }, async (tx) => {
      const person = await this.people.lock(tx, personId);
      if (person.passwordHash !== known.passwordHash) throw wrong(); // somebody else was faster
      person.passwordHash = passwordHash;
      await this.people.save(tx, person);
      await this.resets.withdrawAll(tx, personId);
      await this.sessions.endOthers(tx, personId, sessionId);
      await this.tellOwner.run(tx, personId, 'password.changed');
      return this.sessions.renew(tx, sessionId);
    });
  }
}

const wrong = () => new RaError('invalid-field', { errors: [{ path: '/current', code: 'invalid-credentials' }] });
