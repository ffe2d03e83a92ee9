import type { DomainMethod } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { ChecksOf, hasPassed } from '../verification';
import { subjectOf, type DomainEntity } from './domain.entity';
import { provenBy } from './domain-state';
import { DomainStore } from './domain.store';
import { PlanDomain } from './plan-domain';

/** Plans the proof of a domain by this method; answers the checks that are to be started. What is proven completely is asked for anew. */
@Injectable()
export class BeginProof {
  constructor(
    private readonly domains: DomainStore,
    private readonly planDomain: PlanDomain,
    private readonly checksOf: ChecksOf,
  ) {}

  async run(tx: Tx, domain: DomainEntity, method: DomainMethod): Promise<string[]> {
    const { caller, manager, now } = tx;
    const present = await this.checksOf.run(manager, subjectOf(domain), now);
    if (domain.method !== method || provenBy(present, domain.method) !== null) await this.planDomain.clear(tx, domain);
    domain.method = method;
    domain.startedBy = caller.within.has(domain.enterpriseId) ? caller.personId : null;
    await this.planDomain.run(tx, domain);
    await this.domains.follow(tx, domain);
    const planned = await this.checksOf.run(manager, subjectOf(domain), now);
    return planned.filter(({ kind, status }) => kind === 'domain' && !hasPassed(status)).map(({ id }) => id);
  }
}
