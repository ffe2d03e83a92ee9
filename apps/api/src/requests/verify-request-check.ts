import type { RequestDetail, VerifyCheck as Asked } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { accepted } from '../shared/answers';
import { VerifyCheck } from '../verification';
import { ReadRequest } from './read-request';
import { RequestStore } from './request.store';

@Injectable()
export class VerifyRequestCheck {
  constructor(
    private readonly requests: RequestStore,
    private readonly verifyCheck: VerifyCheck,
    private readonly readRequest: ReadRequest,
  ) {}

  /** 200 once it is decided, 202 while it goes on. */
  async run(id: string, checkId: string, asked: Asked, caller: Caller): Promise<RequestDetail> {
    await this.requests.get(id, Scope.of(caller, 'requests:edit'));
    const decided = await this.verifyCheck.run({ id: checkId, subject: { type: 'request', id } }, asked, caller);
    const detail = await this.readRequest.run(id, caller);
    return decided ? detail : accepted(detail);
  }
}
