import {
  facetQuery,
  generateRequest,
  newRequest,
  requestDetail,
  requestFacets,
  requestPage,
  requestQuery,
  type FacetQuery,
  type GenerateRequest,
  type NewRequest,
  type Page,
  type RequestDetail,
  type RequestFacets,
  type RequestQuery,
  type RequestSummary,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { CountRequests } from './count-requests';
import { CreateRequest } from './create-request';
import { DeleteRequest } from './delete-request';
import { Generate } from './generate';
import { ListRequests } from './list-requests';
import { ReadRequest } from './read-request';

@Controller('requests')
export class RequestsController {
  constructor(
    private readonly listRequests: ListRequests,
    private readonly countRequests: CountRequests,
    private readonly createRequest: CreateRequest,
    private readonly readRequest: ReadRequest,
    private readonly deleteRequest: DeleteRequest,
    private readonly generateCertificate: Generate,
  ) {}

  @Get()
  @Needs('requests:read', 'listed')
  @Answers(requestPage)
  list(
    @Query({ schema: requestQuery }) asked: RequestQuery,
    @CallerOf() caller: Caller,
  ): Promise<Page<RequestSummary>> {
    return this.listRequests.run(asked, caller);
  }

  @Get('facets')
  @Needs('requests:read', 'listed')
  @Answers(requestFacets)
  facets(@Query({ schema: facetQuery }) asked: FacetQuery, @CallerOf() caller: Caller): Promise<RequestFacets> {
    return this.countRequests.run(asked, caller);
  }

  @Post()
  @Needs('requests:edit', 'listed')
  @Answers(requestDetail, { status: 201 })
  create(@Body({ schema: newRequest }) wanted: NewRequest, @CallerOf() caller: Caller): Promise<RequestDetail> {
    return this.createRequest.run(wanted, caller);
  }

  @Get(':id')
  @Needs('requests:read', { of: 'request' })
  @Answers(requestDetail)
  read(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<RequestDetail> {
    return this.readRequest.run(id, caller);
  }

  @Delete(':id')
  @Needs('requests:delete', { of: 'request' })
  @Answers(null)
  delete(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<void> {
    return this.deleteRequest.run(id, caller);
  }

  @Post(':id/generate')
  @Needs('requests:issue', { of: 'request' })
  @Answers(requestDetail, { status: [200, 202] })
  generate(
    @Param('id', IdParam) id: string,
    @Body({ schema: generateRequest }) asked: GenerateRequest,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.generateCertificate.run(id, asked, caller);
  }
}
