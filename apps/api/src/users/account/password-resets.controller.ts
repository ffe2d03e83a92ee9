import {
  askedPasswordReset,
  askPasswordReset,
  type AskPasswordReset,
  openPasswordReset,
  type OpenPasswordReset,
  setPassword,
  type SetPassword,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { AskReset } from './ask-reset';
import { OpenReset } from './open-reset';
import { RenewReset } from './renew-reset';
import { ResetPassword } from './reset-password';

/** For whoever forgot their password; nobody is signed in here. */
@Controller('password-resets')
@Needs('anyone', 'none')
export class PasswordResetsController {
  constructor(
    private readonly askReset: AskReset,
    private readonly openReset: OpenReset,
    private readonly resetPassword: ResetPassword,
    private readonly renewReset: RenewReset,
  ) {}

  @Post()
  @Answers(askedPasswordReset, { status: 202 })
  ask(@Body({ schema: askPasswordReset }) asked: AskPasswordReset, @CallerOf() caller: Caller): Promise<object> {
    return this.askReset.run(asked, caller);
  }

  @Get(':token')
  @Answers(openPasswordReset)
  open(@Param('token') token: string): Promise<OpenPasswordReset> {
    return this.openReset.run(token);
  }

  @Post(':token')
  @Answers(openPasswordReset)
  reset(
    @Param('token') token: string,
    @Body({ schema: setPassword }) given: SetPassword,
    @CallerOf() caller: Caller,
  ): Promise<OpenPasswordReset> {
    return this.resetPassword.run(token, given, caller);
  }

  @Post(':token/renew')
  @Answers(openPasswordReset, { status: 202 })
  renew(@Param('token') token: string, @CallerOf() caller: Caller): Promise<OpenPasswordReset> {
    return this.renewReset.run(token, caller);
  }
}
