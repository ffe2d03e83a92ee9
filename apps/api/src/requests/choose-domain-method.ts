import type { StartCheck as Asked } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { ChecksOf, hasPassed } from '../verification';
import { Replan } from './replan';
import { named, type RequestEntity } from './request.entity';
import { isOpen } from './request-state';
import { RequestStore } from './request.store';

/** A TXT record proves all names of a request at once, a file each of its own: choosing the other one makes other rows. */
@Injectable()
export class ChooseDomainMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestStore,
    private readonly checksOf: ChecksOf,
    private readonly replan: Replan,
  ) {}

  /** The checks that are to be started: the one that was asked for, and with it those that came along. */
  run({ id }: RequestEntity, checkId: string, { method }: Asked, caller: Caller): Promise<string[]> {
    // Not the change that an Idempotency-Key stands for: that is the start which follows
    return this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      const request = await this.requests.lock(tx, id, Scope.of(caller, 'requests:edit'));
      const checks = await this.checksOf.run(tx.manager, { type: 'request', id }, tx.now);
      const asked = checks.find((check) => check.id === checkId);
      if (asked?.kind !== 'domain' || method === undefined || !asked.methods.includes(method)) return [checkId];
      if (!isOpen(request.status) || asked.methods.length === 1 || (request.domainMethod ?? 'txt') === method)
        return [checkId];
      const before = request.domainMethod;
      request.domainMethod = method;
      await this.replan.run(tx, request);
      tx.audit('request.domain-method-chosen', named(request), {
        before: { domainMethod: before },
        after: { domainMethod: method },
      });
      const planned = await this.checksOf.run(tx.manager, { type: 'request', id }, tx.now);
      return planned.filter(({ kind, status }) => kind === 'domain' && !hasPassed(status)).map((check) => check.id);
    });
  }
}
