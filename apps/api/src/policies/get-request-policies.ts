import type { RequestPolicies } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { versioned } from '../shared/answers';
import { toDto } from './request-policies.entity';
import { RequestPoliciesStore } from './request-policies.store';

@Injectable()
export class GetRequestPolicies {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly policies: RequestPoliciesStore,
  ) {}

  async run(enterpriseId: string): Promise<RequestPolicies> {
    const row = await this.policies.of(this.db.manager, enterpriseId);
    return versioned(toDto(row), row.version);
  }
}
