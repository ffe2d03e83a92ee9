import {
  type ApiToken,
  apiToken,
  listQuery,
  type ListQuery,
  type NewApiToken,
  newApiToken,
  type Page,
  pageOf,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { NeedsFreshFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { CreateApiToken } from './create-api-token';
import { ListApiTokens } from './list-api-tokens';
import { RevokeApiToken } from './revoke-api-token';

const apiTokenPage = pageOf(apiToken).meta({ id: 'ApiTokenPage' });
const apiTokenQuery = listQuery(['createdAt'], {});

@Controller('me/api-tokens')
@Needs('signed-in', 'none')
export class ApiTokensController {
  constructor(
    private readonly listApiTokens: ListApiTokens,
    private readonly createApiToken: CreateApiToken,
    private readonly revokeApiToken: RevokeApiToken,
  ) {}

  @Get()
  @Answers(apiTokenPage)
  list(@Query({ schema: apiTokenQuery }) asked: ListQuery, @CallerOf() caller: Caller): Promise<Page<ApiToken>> {
    return this.listApiTokens.run(asked, caller);
  }

  @Post()
  @NeedsFreshFactor()
  @Answers(apiToken, { status: 201 })
  create(@Body({ schema: newApiToken }) wanted: NewApiToken, @CallerOf() caller: Caller): Promise<ApiToken> {
    return this.createApiToken.run(wanted, caller);
  }

  @Delete(':id')
  @Answers(null)
  revoke(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<void> {
    return this.revokeApiToken.run(id, caller);
  }
}
