import {
  type Member,
  member,
  memberPage,
  type MemberPatch,
  memberPatch,
  type MemberQuery,
  memberQuery,
  type Page,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Patch, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { ChangeMember } from './change-member';
import { EndMembership } from './end-membership';
import { ListMembers } from './list-members';

@Controller('enterprises/:id/members')
export class MembersController {
  constructor(
    private readonly listMembers: ListMembers,
    private readonly changeMember: ChangeMember,
    private readonly endMembership: EndMembership,
  ) {}

  @Get()
  @Needs('users:read', { of: 'enterprise' })
  @Answers(memberPage)
  list(
    @Param('id', IdParam) id: string,
    @Query({ schema: memberQuery }) asked: MemberQuery,
    @CallerOf() caller: Caller,
  ): Promise<Page<Member>> {
    return this.listMembers.run(id, asked, caller);
  }

  @Patch(':userId')
  @Needs('users:edit', { of: 'enterprise' })
  @Answers(member)
  change(
    @Param('id', IdParam) id: string,
    @Param('userId', IdParam) userId: string,
    @Body({ schema: memberPatch }) patch: MemberPatch,
    @CallerOf() caller: Caller,
  ): Promise<Member> {
    return this.changeMember.run(id, userId, patch, caller);
  }

  @Delete(':userId')
  @Needs('users:delete', { of: 'enterprise' })
  @Answers(null)
  end(
    @Param('id', IdParam) id: string,
    @Param('userId', IdParam) userId: string,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.endMembership.run(id, userId, caller);
  }
}
