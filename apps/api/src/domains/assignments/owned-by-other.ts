import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { areInOneLine } from '../domain-names';
import { DomainAssignmentStore } from './domain-assignment.store';

export interface Asking {
  readonly enterpriseId: string;
  readonly personId: string;
}

/** Which of these names belong to somebody else in the enterprise: at, above or below what is assigned to them. */
@Injectable()
export class OwnedByOther {
  constructor(private readonly assignments: DomainAssignmentStore) {}

  async run(
    manager: EntityManager,
    { enterpriseId, personId }: Asking,
    names: readonly string[],
  ): Promise<readonly string[]> {
    if (names.length === 0) return [];
    const near = await this.assignments.inLineWith(manager, enterpriseId, names);
    const others = near.filter((row) => row.personId !== personId);
    return names.filter((name) => others.some(({ domain }) => areInOneLine(name, domain)));
  }
}
