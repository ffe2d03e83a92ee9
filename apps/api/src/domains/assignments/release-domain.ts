import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { named } from './domain-assignment.entity';
import { DomainAssignmentStore } from './domain-assignment.store';

/** The domain is nobody's: the next who uses it has it. */
@Injectable()
export class ReleaseDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly assignments: DomainAssignmentStore,
  ) {}

  async run(enterpriseId: string, id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.assignments.lock(tx, enterpriseId, id);
      await this.assignments.remove(tx, [row]);
      tx.audit('domain.released', named(row), { before: { domain: row.domain, personId: row.personId } });
    });
  }
}
