import { Injectable } from '@nestjs/common';
import { maySignIn } from '../identity';
import type { PersonEntity } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { Passwords } from './passwords';

/** Who has this address and password, and may come in. Unknown, wrong and blocked take the same way and the same time. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly people: PersonStore,
    private readonly passwords: Passwords,
  ) {}

  async run(email: string, password: string): Promise<PersonEntity | null> {
    const person = await this.people.byAddress(email);
    const matches = await this.passwords.matches(password, person?.passwordHash ?? null);
    return matches && person && maySignIn(person.status) ? person : null;
  }
}
