import {
  endSessionsQuery,
  type EndSessionsQuery,
  type Page,
  type SignInSession,
  signInSessionPage,
  signInSessionQuery,
  type SignInSessionQuery,
} from '@countersign/contracts';
import { Controller, Delete, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { SessionCookies } from '../sign-in/session-cookies';
import { EndSessions } from './end-sessions';
import { ListSessions } from './list-sessions';

@Controller('me/sessions')
@Needs('signed-in', 'none')
export class SessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly endSessions: EndSessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @Answers(signInSessionPage)
  list(
    @Query({ schema: signInSessionQuery }) asked: SignInSessionQuery,
    @CallerOf() caller: Caller,
  ): Promise<Page<SignInSession>> {
    return this.listSessions.run(asked, caller);
  }

  @Delete()
  @Answers(null)
  async endAll(
    @Query({ schema: endSessionsQuery }) { keep }: EndSessionsQuery,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.cookies.clearWhere(await this.endSessions.many(keep, caller), reply);
  }

  @Delete(':id')
  @Answers(null)
  async end(
    @Param('id', IdParam) id: string,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.cookies.clearWhere(await this.endSessions.one(id, caller), reply);
  }
}
