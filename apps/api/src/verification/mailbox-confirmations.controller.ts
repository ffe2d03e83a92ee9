import {
  confirmMailbox,
  mailboxConfirmation,
  type ConfirmMailbox as Typed,
  type MailboxConfirmation,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { ConfirmMailbox } from './confirm-mailbox';
import { ReadConfirmation } from './read-confirmation';
import { RefuseMailbox } from './refuse-mailbox';

/** The page behind the link of a Token mail. The address holds a locator, which proves nothing; reading changes nothing. */
@Controller('mailbox-confirmations/:token')
@Needs('anyone', 'none')
export class MailboxConfirmationsController {
  constructor(
    private readonly readConfirmation: ReadConfirmation,
    private readonly confirmMailbox: ConfirmMailbox,
    private readonly refuseMailbox: RefuseMailbox,
  ) {}

  @Get()
  @Answers(mailboxConfirmation)
  read(@Param('token') locator: string): Promise<MailboxConfirmation> {
    return this.readConfirmation.run(locator);
  }

  @Post()
  @Answers(mailboxConfirmation)
  confirm(
    @Param('token') locator: string,
    @Body({ schema: confirmMailbox }) { token }: Typed,
    @CallerOf() caller: Caller,
  ): Promise<MailboxConfirmation> {
    return this.confirmMailbox.run(locator, token, caller);
  }

  @Post('refuse')
  @Answers(mailboxConfirmation)
  refuse(@Param('token') locator: string, @CallerOf() caller: Caller): Promise<MailboxConfirmation> {
    return this.refuseMailbox.run(locator, caller);
  }
}
