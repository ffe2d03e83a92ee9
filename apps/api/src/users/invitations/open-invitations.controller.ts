import {
  type AcceptedInvitation,
  acceptedInvitation,
  type AcceptInvitation as Acceptance,
  acceptInvitation,
  type DeclineInvitation as Refusal,
  declineInvitation,
  type OpenInvitation as Shown,
  openInvitation,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { SessionCookies } from '../sign-in/session-cookies';
import { AcceptInvitation } from './accept-invitation';
import { DeclineInvitation } from './decline-invitation';
import type { Link } from './invitation.store';
import { OpenInvitation } from './open-invitation';
import { RenewInvitation } from './renew-invitation';

const linkOf = (token: string): Link => ({ kind: 'invitation', token });

/** The page behind an invitation's link, for whoever holds it. */
@Controller('invitations/:token')
@Needs('anyone', 'none')
export class OpenInvitationsController {
  constructor(
    private readonly openInvitation: OpenInvitation,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly declineInvitation: DeclineInvitation,
    private readonly renewInvitation: RenewInvitation,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @Answers(openInvitation)
  open(@Param('token') token: string): Promise<Shown> {
    return this.openInvitation.run(token);
  }

  @Post('accept')
  @Answers(acceptedInvitation)
  async accept(
    @Param('token') token: string,
    @Body({ schema: acceptInvitation }) answer: Acceptance,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedInvitation> {
    const session = await this.acceptInvitation.run(linkOf(token), answer, caller);
    if (session) this.cookies.set(reply, session);
    return { status: 'accepted', signInRequired: false };
  }

  @Post('decline')
  @Answers(openInvitation)
  decline(
    @Param('token') token: string,
    @Body({ schema: declineInvitation }) answer: Refusal,
    @CallerOf() caller: Caller,
  ): Promise<Shown> {
    return this.declineInvitation.run(linkOf(token), answer, caller);
  }

  @Post('renew')
  @Answers(openInvitation, { status: 202 })
  renew(@Param('token') token: string, @CallerOf() caller: Caller): Promise<Shown> {
    return this.renewInvitation.run(token, caller);
  }
}
