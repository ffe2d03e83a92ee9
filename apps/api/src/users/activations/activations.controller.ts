import {
  type AcceptedInvitation,
  acceptedInvitation,
  activate,
  type Activate,
  openActivation,
  type OpenActivation as Shown,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { SessionCookies } from '../sign-in/session-cookies';
import { ActivateAccount } from './activate-account';
import { OpenActivation } from './open-activation';
import { RenewActivation } from './renew-activation';

/** The page behind the link to an account that was made on behalf, for whoever holds it. */
@Controller('activations/:token')
@Needs('anyone', 'none')
export class ActivationsController {
  constructor(
    private readonly openActivation: OpenActivation,
    private readonly activateAccount: ActivateAccount,
    private readonly renewActivation: RenewActivation,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @Answers(openActivation)
  open(@Param('token') token: string): Promise<Shown> {
    return this.openActivation.run(token);
  }

  @Post()
  @Answers(acceptedInvitation)
  async activate(
    @Param('token') token: string,
    @Body({ schema: activate }) answer: Activate,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedInvitation> {
    const session = await this.activateAccount.run(token, answer, caller);
    if (session) this.cookies.set(reply, session);
    return { status: 'accepted', signInRequired: false };
  }

  @Post('renew')
  @Answers(openActivation, { status: 202 })
  renew(@Param('token') token: string, @CallerOf() caller: Caller): Promise<Shown> {
    return this.renewActivation.run(token, caller);
  }
}
