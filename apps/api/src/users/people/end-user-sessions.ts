import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { SessionStore } from '../sign-in/session.store';
import { MayChangeUser } from './may-change-user';
import { named } from './person.entity';
import { PersonStore } from './person.store';

/** Signs somebody out everywhere: a lost laptop, a shared machine. */
@Injectable()
export class EndUserSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly mayChange: MayChangeUser,
    private readonly sessions: SessionStore,
  ) {}

  async run(id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run({ ...caller, ifMatch: null }, async (tx) => {
      const person = await this.people.lock(tx, id);
      this.mayChange.details(person, caller);
      await this.sessions.endAll(tx, id);
      tx.audit('person.signed-out', named(person));
    });
  }
}
