import type { Page, User, UserQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { mapPage } from '../../shared/page';
import { EnterprisesOf } from './enterprises-of';
import { toUser } from './person-line.entity';
import { PersonStore } from './person.store';

/** Everybody there is, for operators: an enterprise's administrators see its members. */
@Injectable()
export class ListUsers {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly people: PersonStore,
    private readonly enterprisesOf: EnterprisesOf,
  ) {}

  async run(asked: UserQuery): Promise<Page<User>> {
    const page = await this.people.list(asked);
    const ids = page.items.map(({ id }) => id);
    const memberships = await this.enterprisesOf.ofAll(this.db.manager, ids);
    return mapPage(page, (line) => toUser(line, memberships.get(line.id) ?? []));
  }
}
