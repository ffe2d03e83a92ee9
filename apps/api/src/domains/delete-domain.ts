import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { contentOf, named } from './domain.entity';
import { DomainStore } from './domain.store';
import { PlanDomain } from './plan-domain';

/** Lets a domain go: requests do without it, others may prove it. What was seen of it stays in evidence and audit. */
@Injectable()
export class DeleteDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainStore,
    private readonly planDomain: PlanDomain,
  ) {}

  async run(enterpriseId: string, id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const domain = await this.domains.lock(tx, enterpriseId, id);
      await this.planDomain.clear(tx, domain);
      await this.domains.remove(tx, domain);
      tx.audit('domain.deleted', named(domain), { before: { ...contentOf(domain), status: domain.status } });
    });
  }
}
