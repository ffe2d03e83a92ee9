import type { MailboxConfirmation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { DecideAttempt } from './decide-attempt';
import { LockChallenge } from './lock-challenge';
import { TryToken } from './methods/try-token';
import { confirmationOf } from './read-confirmation';

/** The owner of the mailbox types or pastes the Token on the page behind the link: it counts like the requester's dialog. */
@Injectable()
export class ConfirmMailbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lockChallenge: LockChallenge,
    private readonly tryToken: TryToken,
    private readonly decideAttempt: DecideAttempt,
  ) {}

  async run(locator: string, typed: string, caller: Caller): Promise<MailboxConfirmation> {
    const { confirmation, refusal } = await this.unitOfWork.run(caller, async (tx) => {
      const { check, challenge } = await this.lockChallenge.run(tx, locator);
      const verdict = await this.tryToken.run(tx, challenge, typed);
      await this.decideAttempt.run(tx, check, verdict);
      return { confirmation: confirmationOf(challenge, tx.now), refusal: verdict.refusal };
    });
    if (refusal !== null) throw refusal;
    return confirmation;
  }
}
