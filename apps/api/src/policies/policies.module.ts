import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EnterprisesModule } from '../enterprises';
import { GetRequestPolicies } from './get-request-policies';
import { PutRequestPolicies } from './put-request-policies';
import { RequestPoliciesController } from './request-policies.controller';
import { RequestPoliciesEntity } from './request-policies.entity';
import { RequestPoliciesStore } from './request-policies.store';
import { RequestPolicyOf } from './request-policy-of';

@Module({
  imports: [TypeOrmModule.forFeature([RequestPoliciesEntity]), EnterprisesModule],
  controllers: [RequestPoliciesController],
  providers: [GetRequestPolicies, PutRequestPolicies, RequestPoliciesStore, RequestPolicyOf],
  exports: [RequestPolicyOf],
})
export class PoliciesModule {}
