import {
  changeEmail,
  type ChangeEmail,
  confirmEmail,
  type ConfirmEmail,
  emailChange,
  type EmailChange,
  pendingEmailChange,
  type PendingEmailChange,
  type User,
  user,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { NeedsFreshFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { AskEmailChange } from './ask-email-change';
import { ConfirmEmailChange } from './confirm-email-change';
import { ShowEmailChange } from './show-email-change';
import { WithdrawEmailChange } from './withdraw-email-change';

@Controller('me/email')
@Needs('signed-in', 'none')
export class EmailController {
  constructor(
    private readonly askEmailChange: AskEmailChange,
    private readonly confirmEmailChange: ConfirmEmailChange,
    private readonly showEmailChange: ShowEmailChange,
    private readonly withdrawEmailChange: WithdrawEmailChange,
  ) {}

  @Get()
  @Answers(pendingEmailChange)
  show(@CallerOf() caller: Caller): Promise<PendingEmailChange> {
    return this.showEmailChange.run(caller);
  }

  @Post()
  @NeedsFreshFactor()
  @Answers(emailChange, { status: 202 })
  ask(@Body({ schema: changeEmail }) wanted: ChangeEmail, @CallerOf() caller: Caller): Promise<EmailChange> {
    return this.askEmailChange.run(wanted, caller);
  }

  @Post('confirm')
  @Answers(user)
  confirm(@Body({ schema: confirmEmail }) typed: ConfirmEmail, @CallerOf() caller: Caller): Promise<User> {
    return this.confirmEmailChange.run(typed, caller);
  }

  @Delete()
  @Answers(null)
  withdraw(@CallerOf() caller: Caller): Promise<void> {
    return this.withdrawEmailChange.run(caller);
  }
}
