import type { DomainAssignment, DomainAssignmentQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { FindPeople } from '../../users';
import { toDto } from './domain-assignment.entity';
import { DomainAssignmentStore } from './domain-assignment.store';

@Injectable()
export class ListAssignments {
  constructor(
    private readonly assignments: DomainAssignmentStore,
    private readonly findPeople: FindPeople,
  ) {}

  async run(enterpriseId: string, asked: DomainAssignmentQuery): Promise<Page<DomainAssignment>> {
    const page = await this.assignments.list(enterpriseId, asked);
    const ids = page.items.map(({ personId }) => personId);
    const people = await this.findPeople.run(this.assignments.manager, ids);
    const items = page.items.flatMap((row) => {
      const user = people.get(row.personId);
      return user ? [toDto(row, user)] : [];
    });
    return { ...page, items };
  }
}
