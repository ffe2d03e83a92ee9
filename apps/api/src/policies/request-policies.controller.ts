import {
  putRequestPolicies,
  type PutRequestPolicies as Wanted,
  requestPolicies,
  type RequestPolicies,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { GetRequestPolicies } from './get-request-policies';
import { PutRequestPolicies } from './put-request-policies';

@Controller('enterprises/:id/policies/requests')
export class RequestPoliciesController {
  constructor(
    private readonly getRequestPolicies: GetRequestPolicies,
    private readonly putRequestPolicies: PutRequestPolicies,
  ) {}

  @Get()
  @Needs('policies:read', { of: 'enterprise' })
  @Answers(requestPolicies)
  get(@Param('id', IdParam) id: string): Promise<RequestPolicies> {
    return this.getRequestPolicies.run(id);
  }

  @Put()
  @Needs('policies:edit', { of: 'enterprise', held: 'everywhere' })
  @Answers(requestPolicies)
  put(
    @Param('id', IdParam) id: string,
    @Body({ schema: putRequestPolicies }) wanted: Wanted,
    @CallerOf() caller: Caller,
  ): Promise<RequestPolicies> {
    return this.putRequestPolicies.run(id, wanted, caller);
  }
}
