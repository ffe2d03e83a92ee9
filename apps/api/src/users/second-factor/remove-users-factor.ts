import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { MayChangeUser } from '../people/may-change-user';
import { PersonStore } from '../people/person.store';
import { RemoveFactor } from './remove-factor';

/** For who lost phone and recovery codes. It weakens the account, so it takes who holds all that its person holds, as a change of its state does. */
@Injectable()
export class RemoveUsersFactor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly mayChange: MayChangeUser,
    private readonly removeFactor: RemoveFactor,
  ) {}

  async run(id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run({ ...caller, ifMatch: null }, async (tx) => {
      const person = await this.people.lock(tx, id);
      await this.mayChange.standing(tx.manager, person, caller);
      await this.removeFactor.run(tx, id);
    });
  }
}
