import type { MailboxConfirmation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { versionedByContent } from '../shared/answers';
import { Clock } from '../shared/clock';
import type { MailboxChallengeEntity } from './methods/mailbox.entities';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { shownState, triesLeft } from './methods/mailbox-rules';

/** What the owner of a mailbox sees behind the link: who asks, for which request, until when. Never the Token. */
@Injectable()
export class ReadConfirmation {
  constructor(
    private readonly challenges: MailboxChallengeStore,
    private readonly clock: Clock,
    @InjectDataSource() private readonly db: DataSource,
  ) {}

  async run(locator: string): Promise<MailboxConfirmation> {
    const challenge = await this.challenges.byLocator(this.db.manager, locator);
    return versionedByContent(confirmationOf(challenge, this.clock.now()));
  }
}

export function confirmationOf(challenge: MailboxChallengeEntity, now: Date): MailboxConfirmation {
  const { enterpriseName, requesterName, requestNumber } = challenge.context;
  const status = shownState(challenge, now);
  return {
    email: challenge.address,
    enterprise: { name: enterpriseName },
    requester: { name: requesterName },
    requestNumber,
    status,
    expiresAt: challenge.expiresAt.toISOString(),
    triesLeft: status === 'pending' ? triesLeft(challenge) : 0,
  };
}
