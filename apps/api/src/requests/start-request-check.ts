import type { RequestDetail, StartCheck as Asked } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { RaError } from '../shared/problem';
import { StartCheck } from '../verification';
import { ChooseDomainMethod } from './choose-domain-method';
import { ReadRequest } from './read-request';
import { RequestStore } from './request.store';
import { Surroundings } from './surroundings';

/** Starts a check of a request that the caller may edit, within what the enterprise may send. */
@Injectable()
export class StartRequestCheck {
  constructor(
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly chooseDomainMethod: ChooseDomainMethod,
    private readonly startCheck: StartCheck,
    private readonly readRequest: ReadRequest,
  ) {}

  async run(id: string, checkId: string, asked: Asked, caller: Caller): Promise<RequestDetail> {
    const request = await this.requests.get(id, Scope.of(caller, 'requests:edit'));
    const { enterprise } = await this.surroundings.run(this.requests.manager, request);
    if (!enterprise.active) throw new RaError('enterprise-inactive');
    for (const each of await this.chooseDomainMethod.run(request, checkId, asked, caller)) {
      const by = each === checkId ? caller : { ...caller, once: null };
      await this.startCheck.run({ id: each, subject: { type: 'request', id } }, asked, enterprise, by);
    }
    return this.readRequest.run(id, caller);
  }
}
