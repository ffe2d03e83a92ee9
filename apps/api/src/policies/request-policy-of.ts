import type { RequestPolicies } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toDto } from './request-policies.entity';
import { RequestPoliciesStore } from './request-policies.store';

export type RequestPolicy = RequestPolicies;

/** What an enterprise lets its people do with requests, for the modules above. */
@Injectable()
export class RequestPolicyOf {
  constructor(private readonly policies: RequestPoliciesStore) {}

  async run(manager: EntityManager, enterpriseId: string): Promise<RequestPolicy> {
    return toDto(await this.policies.of(manager, enterpriseId));
  }
}
