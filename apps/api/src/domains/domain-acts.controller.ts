import {
  type Domain,
  domain,
  evidencePage,
  type EvidenceQuery,
  evidenceQuery,
  startDomain,
  type StartDomain as StartAsked,
  verifyDomain,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ReadDomainAttempts } from './read-domain-attempts';
import { StartDomain } from './start-domain';
import { VerifyDomain } from './verify-domain';

/** The proof of a domain. */
@Controller('enterprises/:id/domains/:domainId')
export class DomainActsController {
  constructor(
    private readonly startDomain: StartDomain,
    private readonly verifyDomain: VerifyDomain,
    private readonly readDomainAttempts: ReadDomainAttempts,
  ) {}

  @Post('start')
  @Needs('domains:edit', { of: 'enterprise' })
  @Answers(domain)
  start(
    @Param('id', IdParam) id: string,
    @Param('domainId', IdParam) domainId: string,
    @Body({ schema: startDomain }) asked: StartAsked,
    @CallerOf() caller: Caller,
  ): Promise<Domain> {
    return this.startDomain.run(id, domainId, asked, caller);
  }

  @Post('verify')
  @Needs('domains:edit', { of: 'enterprise' })
  @Answers(domain, { status: [200, 202] })
  verify(
    @Param('id', IdParam) id: string,
    @Param('domainId', IdParam) domainId: string,
    @Body({ schema: verifyDomain }) _: object,
    @CallerOf() caller: Caller,
  ): Promise<Domain> {
    return this.verifyDomain.run(id, domainId, caller);
  }

  @Get('checks/:checkId/attempts')
  @Needs('domains:read', { of: 'enterprise' })
  @Answers(evidencePage)
  attempts(
    @Param('id', IdParam) id: string,
    @Param('domainId', IdParam) domainId: string,
    @Param('checkId', IdParam) checkId: string,
    @Query({ schema: evidenceQuery }) asked: EvidenceQuery,
  ): Promise<StreamableFile> {
    return this.readDomainAttempts.run(id, domainId, checkId, asked);
  }
}
