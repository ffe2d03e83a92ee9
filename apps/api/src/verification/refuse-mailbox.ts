import type { MailboxConfirmation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { DecideAttempt } from './decide-attempt';
import { LockChallenge } from './lock-challenge';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { attemptOf } from './methods/try-token';
import { confirmationOf } from './read-confirmation';

/** "I did not ask for this": the challenge ends and the requester's row says so. No Token is needed, as refusing can prove nothing. */
@Injectable()
export class RefuseMailbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lockChallenge: LockChallenge,
    private readonly challenges: MailboxChallengeStore,
    private readonly decideAttempt: DecideAttempt,
  ) {}

  run(locator: string, caller: Caller): Promise<MailboxConfirmation> {
    return this.unitOfWork.run(caller, async (tx) => {
      const { check, challenge } = await this.lockChallenge.run(tx, locator);
      challenge.state = 'refused';
      challenge.endedAt = tx.now;
      await this.challenges.save(tx, challenge);
      const attempt = attemptOf(challenge, 'mailbox-refused');
      await this.decideAttempt.run(tx, check, { attempt, then: 'failed', refusal: null });
      return confirmationOf(challenge, tx.now);
    });
  }
}
