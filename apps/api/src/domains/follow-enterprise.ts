import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { EnterpriseDeleted } from '../enterprises';
import { DomainStore } from './domain.store';

/** An enterprise that is gone holds no domain: others may prove them. What was seen stays in evidence and audit. */
@Injectable()
export class FollowEnterprise {
  constructor(private readonly domains: DomainStore) {}

  @Handles(EnterpriseDeleted)
  async deleted({ enterpriseId }: EnterpriseDeleted, tx: Tx): Promise<void> {
    await this.domains.removeAll(tx, enterpriseId);
  }
}
