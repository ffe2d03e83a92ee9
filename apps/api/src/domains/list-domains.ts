import type { Domain, DomainQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DomainStore } from './domain.store';
import { PresentDomains } from './present-domains';

@Injectable()
export class ListDomains {
  constructor(
    private readonly domains: DomainStore,
    private readonly presentDomains: PresentDomains,
  ) {}

  async run(enterpriseId: string, asked: DomainQuery): Promise<Page<Domain>> {
    const page = await this.domains.list(enterpriseId, asked);
    return { ...page, items: await this.presentDomains.run(this.domains.manager, page.items) };
  }
}
