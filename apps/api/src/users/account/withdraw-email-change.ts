import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { named } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { personBehind } from '../person-behind';
import { EmailChangeEntity } from './email-change.entity';

/** The account stays at its address: a Token that is on its way is void. Where none is, there is nothing to do. */
@Injectable()
export class WithdrawEmailChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
  ) {}

  run(caller: Caller): Promise<void> {
    const personId = personBehind(caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const { affected } = await tx.manager.delete(EmailChangeEntity, { personId });
      if (affected === 0) return;
      tx.audit('email.change-withdrawn', named(await this.people.get(personId, tx.manager)));
    });
  }
}
