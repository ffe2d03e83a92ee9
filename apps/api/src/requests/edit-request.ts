import type { AuditAction, RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { assertMatch } from '../shared/match';
import { RaError } from '../shared/problem';
import { DescribeRequest } from './describe-request';
import { Replan } from './replan';
import { named, type RequestEntity } from './request.entity';
import { isOpen } from './request-state';
import { RequestStore } from './request.store';
import { Surroundings, type Surrounding } from './surroundings';

/** What a step did to the request, for the audit. */
export interface Edited {
  readonly action: AuditAction;
  readonly before: object | null;
  readonly after: object;
}
type Change = (request: RequestEntity, surrounding: Surrounding, tx: Tx) => Edited | Promise<Edited>;

/** The frame of every step that is saved: who may, is it open, is it the version that was seen; then the change, the plan and the answer. */
@Injectable()
export class EditRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly replan: Replan,
    private readonly describeRequest: DescribeRequest,
  ) {}

  run(id: string, caller: Caller, change: Change): Promise<RequestDetail> {
    return this.unitOfWork.run(caller, async (tx) => {
      const request = await this.requests.lock(tx, id, Scope.of(caller, 'requests:edit'));
      assertMatch(request.version, caller);
      if (!isOpen(request.status)) throw new RaError('wrong-state', { params: { state: request.status } });
      const surrounding = await this.surroundings.run(tx.manager, request);
      if (!surrounding.enterprise.active) throw new RaError('enterprise-inactive');

      const { action, before, after } = await change(request, surrounding, tx);
      request.version += 1;
      request.problem = null;
      await this.replan.run(tx, request);
      tx.audit(action, named(request), { before, after });
      return this.describeRequest.run(tx.manager, request, caller);
    });
  }
}
