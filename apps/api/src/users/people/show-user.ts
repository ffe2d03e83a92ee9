import type { User } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { versioned } from '../../shared/answers';
import { EnterprisesOf } from './enterprises-of';
import { toUser } from './person-line.entity';
import { PersonStore } from './person.store';

/** One person as operators see them, with every enterprise they are a member of. */
@Injectable()
export class ShowUser {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly people: PersonStore,
    private readonly enterprisesOf: EnterprisesOf,
  ) {}

  async run(id: string, manager: EntityManager = this.db.manager): Promise<User> {
    const line = await this.people.line(id, manager);
    return versioned(toUser(line, await this.enterprisesOf.run(manager, id)), line.version);
  }
}
