import type { RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { DescribeRequest } from './describe-request';
import { RequestStore } from './request.store';

@Injectable()
export class ReadRequest {
  constructor(
    private readonly requests: RequestStore,
    private readonly describeRequest: DescribeRequest,
  ) {}

  async run(id: string, caller: Caller): Promise<RequestDetail> {
    const request = await this.requests.get(id, Scope.of(caller, 'requests:read'));
    return this.describeRequest.run(this.requests.manager, request, caller);
  }
}
