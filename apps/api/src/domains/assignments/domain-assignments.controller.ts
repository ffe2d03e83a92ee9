import {
  type DomainAssignment,
  domainAssignment,
  domainAssignmentPage,
  type DomainAssignmentQuery,
  domainAssignmentQuery,
  type NewDomainAssignment,
  newDomainAssignment,
  type Page,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { AssignDomain } from './assign-domain';
import { ListAssignments } from './list-assignments';
import { ReleaseDomain } from './release-domain';

/** Who reads an enterprise's domains reads whose they are; operators change it. */
@Controller('enterprises/:id/domain-assignments')
export class DomainAssignmentsController {
  constructor(
    private readonly listAssignments: ListAssignments,
    private readonly assignDomain: AssignDomain,
    private readonly releaseDomain: ReleaseDomain,
  ) {}

  @Get()
  @Needs('domains:read', { of: 'enterprise' })
  @Answers(domainAssignmentPage)
  list(
    @Param('id', IdParam) id: string,
    @Query({ schema: domainAssignmentQuery }) asked: DomainAssignmentQuery,
  ): Promise<Page<DomainAssignment>> {
    return this.listAssignments.run(id, asked);
  }

  @Post()
  @Needs('policies:edit', { of: 'enterprise', held: 'everywhere' })
  @Answers(domainAssignment, { status: [201, 200] })
  assign(
    @Param('id', IdParam) id: string,
    @Body({ schema: newDomainAssignment }) wanted: NewDomainAssignment,
    @CallerOf() caller: Caller,
  ): Promise<DomainAssignment> {
    return this.assignDomain.run(id, wanted, caller);
  }

  @Delete(':assignmentId')
  @Needs('policies:edit', { of: 'enterprise', held: 'everywhere' })
  @Answers(null)
  release(
    @Param('id', IdParam) id: string,
    @Param('assignmentId', IdParam) assignmentId: string,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.releaseDomain.run(id, assignmentId, caller);
  }
}
