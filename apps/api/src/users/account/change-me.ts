import type { MePatch, User } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { named, type PersonEntity } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { personBehind } from '../person-behind';
import { GetMe } from './get-me';

/** What people say of themselves. Address, state and role are not theirs to say. */
@Injectable()
export class ChangeMe {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly getMe: GetMe,
  ) {}

  async run({ name, mobile, locale }: MePatch, caller: Caller): Promise<User> {
    const personId = personBehind(caller);
    await this.unitOfWork.run(caller, async (tx) => {
      const person = await this.people.lock(tx, personId);
      const before = facts(person);
      person.name = name ?? person.name;
      person.mobile = mobile === undefined ? person.mobile : mobile;
      person.locale = locale ?? person.locale;
      await this.people.save(tx, person);
      tx.audit('person.changed', named(person), { before, after: facts(person) });
    });
    return this.getMe.run(caller);
  }
}

const facts = ({ name, mobile, locale }: PersonEntity) => ({ name, mobile, locale });
