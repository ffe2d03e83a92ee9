import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import type { DomainEntity } from './domain.entity';
import { DomainStore } from './domain.store';
import { PlanDomain } from './plan-domain';
import { SettleDomain } from './settle-domain';

/** After a change by a person. What is verified keeps the checks that verified it; what is new is asked for at the next start. */
@Injectable()
export class ReplanDomain {
  constructor(
    private readonly domains: DomainStore,
    private readonly planDomain: PlanDomain,
    private readonly settleDomain: SettleDomain,
  ) {}

  async run(tx: Tx, domain: DomainEntity): Promise<void> {
    await this.domains.save(tx, domain);
    if (domain.status !== 'verified') await this.planDomain.run(tx, domain);
    await this.settleDomain.run(tx, domain);
  }
}
