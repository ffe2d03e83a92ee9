import { Injectable } from '@nestjs/common';
import { Handles } from '../../database/handlers';
import type { Tx } from '../../database/tx';
import { EnterpriseDeleted } from '../../enterprises';
import { MembershipsEnded, PersonBlocked } from '../../users';
import { named } from './domain-assignment.entity';
import { DomainAssignmentStore } from './domain-assignment.store';

/** Who is blocked or no member any more keeps no domain from the others. */
@Injectable()
export class FollowPeople {
  constructor(private readonly assignments: DomainAssignmentStore) {}

  @Handles(PersonBlocked)
  async blocked({ personId, enterpriseId }: PersonBlocked, tx: Tx): Promise<void> {
    await this.free(tx, personId, enterpriseId);
  }

  @Handles(MembershipsEnded)
  async ended({ ended }: MembershipsEnded, tx: Tx): Promise<void> {
    for (const { personId, enterpriseId } of ended) await this.free(tx, personId, enterpriseId);
  }

  @Handles(EnterpriseDeleted)
  async deleted({ enterpriseId }: EnterpriseDeleted, tx: Tx): Promise<void> {
    await this.assignments.removeAll(tx, enterpriseId);
  }

  private async free(tx: Tx, personId: string, enterpriseId: string | null): Promise<void> {
    const rows = await this.assignments.ofPerson(tx.manager, personId, enterpriseId);
    await this.assignments.remove(tx, rows);
    for (const row of rows) tx.audit('domain.released', named(row), { before: { domain: row.domain, personId } });
  }
}
