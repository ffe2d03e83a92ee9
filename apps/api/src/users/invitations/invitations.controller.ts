import {
  type Invitation,
  invitation,
  invitationPage,
  type InvitationQuery,
  invitationQuery,
  type NewInvitation,
  newInvitation,
  type Page,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { InviteMember } from './invite-member';
import { ListInvitations } from './list-invitations';
import { ResendInvitation } from './resend-invitation';
import { WithdrawInvitation } from './withdraw-invitation';

@Controller('enterprises/:id/invitations')
export class InvitationsController {
  constructor(
    private readonly listInvitations: ListInvitations,
    private readonly inviteMember: InviteMember,
    private readonly withdrawInvitation: WithdrawInvitation,
    private readonly resendInvitation: ResendInvitation,
  ) {}

  @Get()
  @Needs('users:read', { of: 'enterprise' })
  @Answers(invitationPage)
  list(
    @Param('id', IdParam) id: string,
    @Query({ schema: invitationQuery }) asked: InvitationQuery,
  ): Promise<Page<Invitation>> {
    return this.listInvitations.run(id, asked);
  }

  @Post()
  @Needs('users:edit', { of: 'enterprise' })
  @Answers(invitation, { status: 201 })
  invite(
    @Param('id', IdParam) id: string,
    @Body({ schema: newInvitation }) wanted: NewInvitation,
    @CallerOf() caller: Caller,
  ): Promise<Invitation> {
    return this.inviteMember.run(id, wanted, caller);
  }

  @Delete(':invitationId')
  @Needs('users:edit', { of: 'enterprise' })
  @Answers(null)
  withdraw(
    @Param('id', IdParam) id: string,
    @Param('invitationId', IdParam) invitationId: string,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.withdrawInvitation.run(id, invitationId, caller);
  }

  @Post(':invitationId/resend')
  @Needs('users:edit', { of: 'enterprise' })
  @Answers(invitation)
  resend(
    @Param('id', IdParam) id: string,
    @Param('invitationId', IdParam) invitationId: string,
    @CallerOf() caller: Caller,
  ): Promise<Invitation> {
    return this.resendInvitation.run(id, invitationId, caller);
  }
}
