import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindDomains, HeldElsewhere, isApproved, OwnedByOther } from '../../domains';
import { RequestPolicyOf } from '../../policies';
import { ownerOf } from '../dns-choices';
import type { RequestEntity } from '../request.entity';
import type { RefusedNames } from './san-rules';

/** What the enterprise's policies and domains say against these names. */
@Injectable()
export class NameRules {
  constructor(
    private readonly policyOf: RequestPolicyOf,
    private readonly findDomains: FindDomains,
    private readonly heldElsewhere: HeldElsewhere,
    private readonly ownedByOther: OwnedByOther,
  ) {}

  async run(manager: EntityManager, request: RequestEntity, names: readonly string[]): Promise<RefusedNames> {
    const { enterpriseId } = request;
    const { dnsField, domainPerUser } = await this.policyOf.run(manager, enterpriseId);
    const domains = await this.findDomains.run(manager, enterpriseId);
    const asking = { enterpriseId, personId: ownerOf(request) };
    return {
      heldElsewhere: await this.heldElsewhere.run(manager, enterpriseId, names),
      ownedByOther: domainPerUser ? await this.ownedByOther.run(manager, asking, names) : [],
      notApproved: dnsField === 'select' ? names.filter((name) => !isApproved(domains, name)) : [],
    };
  }
}
