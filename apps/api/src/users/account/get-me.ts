import type { User } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Caller } from '../../shared/access/caller';
import { versioned } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import { nameOf } from '../roles/role.entity';
import { RoleStore } from '../roles/role.store';
import { EnterprisesOf } from '../people/enterprises-of';
import { kindOf } from '../people/person.entity';
import { PersonStore } from '../people/person.store';

/** One's own record. */
@Injectable()
export class GetMe {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly people: PersonStore,
    private readonly roles: RoleStore,
    private readonly enterprisesOf: EnterprisesOf,
  ) {}

  async run({ personId }: Caller): Promise<User> {
    if (personId === null) throw new RaError('not-signed-in');
    const { manager } = this.db;
    const person = await this.people.get(personId);
    const roles = await this.roles.byIds(manager, person.roleId === null ? [] : [person.roleId]);
    const role = roles.get(person.roleId ?? '');
    const user: User = {
      id: person.id,
      name: person.name,
      email: person.email,
      mobile: person.mobile,
      kind: kindOf(person),
      role: role ? nameOf(role) : null,
      status: person.status,
      memberships: await this.enterprisesOf.run(manager, personId),
      lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
    };
    return versioned(user, person.version);
  }
}
