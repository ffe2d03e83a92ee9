import type { PutRequestPolicies as Wanted, RequestPolicies } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { UnitOfWork } from '../database/unit-of-work';
import { FindEnterprises } from '../enterprises';
import type { Caller } from '../shared/access/caller';
import { versioned } from '../shared/answers';
import { RaError } from '../shared/problem';
import { switchesOf, toDto } from './request-policies.entity';
import { RequestPoliciesStore } from './request-policies.store';

/** Operators set them. They act at the next step that is saved; what was saved before is not looked at again. */
@Injectable()
export class PutRequestPolicies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findEnterprises: FindEnterprises,
    private readonly policies: RequestPoliciesStore,
  ) {}

  run(enterpriseId: string, wanted: Wanted, caller: Caller): Promise<RequestPolicies> {
    return this.unitOfWork.run(caller, async (tx) => {
      const enterprise = (await this.findEnterprises.run(tx.manager, [enterpriseId])).get(enterpriseId);
      if (!enterprise) throw new RaError('not-found');
      const row = await this.policies.lock(tx, enterpriseId);
      const [before, after] = [switchesOf(row), switchesOf(wanted)];
      if (!isDeepStrictEqual(before, after)) {
        await this.policies.save(tx, Object.assign(row, after));
        const object = { type: 'enterprise', id: enterpriseId, label: enterprise.name, enterpriseId };
        tx.audit('enterprise.policies-changed', object, { before, after });
      }
      return versioned(toDto(row), row.version);
    });
  }
}
