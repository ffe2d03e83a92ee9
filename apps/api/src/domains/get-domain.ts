import type { Domain } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DomainStore } from './domain.store';
import { PresentDomains } from './present-domains';

@Injectable()
export class GetDomain {
  constructor(
    private readonly domains: DomainStore,
    private readonly presentDomains: PresentDomains,
  ) {}

  async run(enterpriseId: string, id: string): Promise<Domain> {
    const { manager } = this.domains;
    return this.presentDomains.one(manager, await this.domains.get(manager, enterpriseId, id));
  }
}
