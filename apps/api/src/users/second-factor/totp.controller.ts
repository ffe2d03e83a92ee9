import {
  oneTimeCode,
  type OneTimeCode,
  recoveryCodes,
  type RecoveryCodes as Codes,
  totpEnrolment,
  type TotpEnrolment,
  totpState,
  type TotpState,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { NeedsFreshFactor, OpenWithoutFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { SessionCookies } from '../sign-in/session-cookies';
import { ConfirmTotp } from './confirm-totp';
import { GetTotp } from './get-totp';
import { RemoveOwnFactor } from './remove-own-factor';
import { RenewRecoveryCodes } from './renew-recovery-codes';
import { StartTotp } from './start-totp';

/** One's own authenticator app. */
@Controller('me')
@Needs('signed-in', 'none')
export class TotpController {
  constructor(
    private readonly getTotp: GetTotp,
    private readonly startTotp: StartTotp,
    private readonly confirmTotp: ConfirmTotp,
    private readonly removeOwnFactor: RemoveOwnFactor,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
    private readonly cookies: SessionCookies,
  ) {}

  @Get('totp')
  @OpenWithoutFactor()
  @Answers(totpState)
  get(@CallerOf() caller: Caller): Promise<TotpState> {
    return this.getTotp.run(caller);
  }

  @Post('totp')
  @OpenWithoutFactor()
  @Answers(totpEnrolment)
  start(@CallerOf() caller: Caller): Promise<TotpEnrolment> {
    return this.startTotp.run(caller);
  }

  @Post('totp/confirm')
  @OpenWithoutFactor()
  @Answers(recoveryCodes)
  async confirm(
    @Body({ schema: oneTimeCode }) typed: OneTimeCode,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Codes> {
    const { codes, session } = await this.confirmTotp.run(typed, caller);
    this.cookies.set(reply, session);
    return { codes };
  }

  @Delete('totp')
  @NeedsFreshFactor()
  @Answers(null)
  remove(@CallerOf() caller: Caller): Promise<void> {
    return this.removeOwnFactor.run(caller);
  }

  @Post('recovery-codes')
  @NeedsFreshFactor()
  @Answers(recoveryCodes)
  renew(@CallerOf() caller: Caller): Promise<Codes> {
    return this.renewRecoveryCodes.run(caller);
  }
}
