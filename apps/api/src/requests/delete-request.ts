import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { assertMatch } from '../shared/match';
import { RaError } from '../shared/problem';
import { CloseChecks } from '../verification';
import { named } from './request.entity';
import { RequestStore } from './request.store';

/** Takes a draft away. The row and the evidence of what was tried stay for the records (S/MIME BR 5.4.3), unseen. */
@Injectable()
export class DeleteRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestStore,
    private readonly closeChecks: CloseChecks,
  ) {}

  async run(id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const request = await this.requests.lock(tx, id, Scope.of(caller, 'requests:delete'));
      assertMatch(request.version, caller);
      if (request.status !== 'draft') throw new RaError('wrong-state', { params: { state: request.status } });
      request.deletedAt = tx.now;
      await this.closeChecks.run(tx, { type: 'request', id });
      await this.requests.save(tx, request);
      tx.audit('request.deleted', named(request), { before: { status: request.status } });
    });
  }
}
