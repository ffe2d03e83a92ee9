import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonStore } from './person.store';

export interface PersonName {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** For rows of other modules that show who made or owns them. */
@Injectable()
export class FindPeople {
  constructor(private readonly people: PersonStore) {}

  async run(manager: EntityManager, ids: Iterable<string>): Promise<ReadonlyMap<string, PersonName>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await this.people.byIds(manager, wanted);
    return new Map(rows.map(({ id, name, email }) => [id, { id, name, email }]));
  }
}
