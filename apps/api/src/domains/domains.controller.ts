import {
  type Domain,
  domain,
  domainPage,
  type DomainPatch,
  domainPatch,
  type DomainQuery,
  domainQuery,
  type NewDomain,
  newDomain,
  type Page,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ChangeDomain } from './change-domain';
import { CreateDomain } from './create-domain';
import { DeleteDomain } from './delete-domain';
import { GetDomain } from './get-domain';
import { ListDomains } from './list-domains';

@Controller('enterprises/:id/domains')
export class DomainsController {
  constructor(
    private readonly listDomains: ListDomains,
    private readonly createDomain: CreateDomain,
    private readonly getDomain: GetDomain,
    private readonly changeDomain: ChangeDomain,
    private readonly deleteDomain: DeleteDomain,
  ) {}

  @Get()
  @Needs('domains:read', { of: 'enterprise' })
  @Answers(domainPage)
  list(@Param('id', IdParam) id: string, @Query({ schema: domainQuery }) asked: DomainQuery): Promise<Page<Domain>> {
    return this.listDomains.run(id, asked);
  }

  @Post()
  @Needs('domains:edit', { of: 'enterprise' })
  @Answers(domain, { status: 201 })
  create(
    @Param('id', IdParam) id: string,
    @Body({ schema: newDomain }) wanted: NewDomain,
    @CallerOf() caller: Caller,
  ): Promise<Domain> {
    return this.createDomain.run(id, wanted, caller);
  }

  @Get(':domainId')
  @Needs('domains:read', { of: 'enterprise' })
  @Answers(domain)
  get(@Param('id', IdParam) id: string, @Param('domainId', IdParam) domainId: string): Promise<Domain> {
    return this.getDomain.run(id, domainId);
  }

  @Patch(':domainId')
  @Needs('domains:edit', { of: 'enterprise' })
  @Answers(domain)
  change(
    @Param('id', IdParam) id: string,
    @Param('domainId', IdParam) domainId: string,
    @Body({ schema: domainPatch }) patch: DomainPatch,
    @CallerOf() caller: Caller,
  ): Promise<Domain> {
    return this.changeDomain.run(id, domainId, patch, caller);
  }

  @Delete(':domainId')
  @Needs('domains:delete', { of: 'enterprise' })
  @Answers(null)
  delete(
    @Param('id', IdParam) id: string,
    @Param('domainId', IdParam) domainId: string,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.deleteDomain.run(id, domainId, caller);
  }
}
