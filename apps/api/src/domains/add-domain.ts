import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { ActiveEnterprise } from '../enterprises';
import { RaError } from '../shared/problem';
import type { DomainEntity } from './domain.entity';
import { DomainStore } from './domain.store';
import { HeldElsewhere } from './held-elsewhere';
import { heldElsewhere } from './may-change-domains';
import { PlanDomain } from './plan-domain';

/** Takes a new domain in, unless it is there already or another enterprise holds it, and plans what proves it. */
@Injectable()
export class AddDomain {
  constructor(
    private readonly activeEnterprise: ActiveEnterprise,
    private readonly domains: DomainStore,
    private readonly heldElsewhere: HeldElsewhere,
    private readonly planDomain: PlanDomain,
  ) {}

  async run(tx: Tx, domain: DomainEntity): Promise<void> {
    const { enterpriseId, name, registrable } = domain;
    await this.activeEnterprise.run(tx.manager, enterpriseId);
    await this.domains.lockLine(tx, registrable);
    if (await this.domains.isThere(tx.manager, enterpriseId, name)) throw new RaError('already-exists');
    const held = await this.heldElsewhere.run(tx.manager, enterpriseId, [name]);
    if (held.length > 0) throw heldElsewhere(name, '/name');
    await this.domains.add(tx, domain);
    await this.planDomain.run(tx, domain);
  }
}
