import { changePassword, type ChangePassword as Typed } from '@countersign/contracts';
import { Body, Controller, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { SessionCookies } from '../sign-in/session-cookies';
import { ChangePassword } from './change-password';

@Controller('me/password')
@Needs('signed-in', 'none')
export class PasswordController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly cookies: SessionCookies,
  ) {}

  @Put()
  @Answers(null)
  async change(
    @Body({ schema: changePassword }) typed: Typed,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.cookies.set(reply, await this.changePassword.run(typed, caller));
  }
}
