import {
  type OneTimeCode,
  oneTimeCode,
  type Session,
  session,
  type SignIn as Credentials,
  signIn,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { OpenWithoutFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { StepUp } from '../second-factor/step-up';
import { GetSession } from './get-session';
import { SessionCookies } from './session-cookies';
import { sessionOf } from './session-of';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly goUp: StepUp,
    private readonly signOut: SignOut,
    private readonly getSession: GetSession,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @Needs('anyone', 'none')
  @Answers(session)
  async open(
    @Body({ schema: signIn }) credentials: Credentials,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const opened = await this.signIn.run(credentials, caller);
    this.cookies.set(reply, opened);
    return this.getSession.run(opened.id);
  }

  @Post('step-up')
  @Needs('signed-in', 'none')
  @Answers(session)
  async stepUp(
    @Body({ schema: oneTimeCode }) typed: OneTimeCode,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const renewed = await this.goUp.run(typed, caller);
    this.cookies.set(reply, renewed);
    return this.getSession.run(renewed.id);
  }

  @Get()
  @Needs('signed-in', 'none')
  @OpenWithoutFactor()
  @Answers(session)
  get(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    const id = sessionOf(caller);
    this.cookies.setXsrf(reply, id);
    return this.getSession.run(id);
  }

  @Delete()
  @Needs('signed-in', 'none')
  @OpenWithoutFactor()
  @Answers(null)
  async end(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.run(sessionOf(caller), caller);
    this.cookies.clear(reply);
  }
}
