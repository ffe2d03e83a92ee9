import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { EnterpriseDeleted } from '../enterprises';
import { CloseChecks } from '../verification';
import { RequestStore } from './request.store';

/** The open requests of an enterprise that is gone are gone, and nothing proves anything for them any more. What a CA is making at this moment is revoked like the rest. */
@Injectable()
export class FollowEnterprise {
  constructor(
    private readonly requests: RequestStore,
    private readonly closeChecks: CloseChecks,
  ) {}

  @Handles(EnterpriseDeleted)
  async deleted({ enterpriseId }: EnterpriseDeleted, tx: Tx): Promise<void> {
    await this.requests.closeOpen(tx, enterpriseId);
    await this.closeChecks.ofEnterprise(tx, enterpriseId);
  }
}
