import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { MailMoved } from '../mail';
import { factsOf, subjectOf, type CheckEntity } from './check.entity';
import { CheckChanged } from './check-events';
import { CheckStore } from './check.store';
import { DecideAttempt } from './decide-attempt';
import { detailOf } from './details';
import type { MailboxChallengeEntity } from './methods/mailbox.entities';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { attemptOf } from './methods/try-token';
import { TellCheck } from './tell-check';
import { touch } from './touch';

/** What the mail server said of a Token mail, on the row that waits for it. It never counts as a wrong try. */
@Injectable()
export class FollowMails {
  constructor(
    private readonly checks: CheckStore,
    private readonly challenges: MailboxChallengeStore,
    private readonly decideAttempt: DecideAttempt,
    private readonly tellCheck: TellCheck,
  ) {}

  @Handles(MailMoved)
  async run(moved: MailMoved, tx: Tx): Promise<void> {
    if (moved.about?.type !== 'mailbox-challenge') return;
    const challenge = await this.challenges.find(tx.manager, moved.about.id);
    if (challenge?.state !== 'pending') return;
    const seen = await this.checks.findById(tx.manager, challenge.checkId);
    if (seen === null || seen.closedAt !== null) return;
    await touch(tx, subjectOf(seen));
    const check = await this.checks.lockById(tx, seen.id);
    if (check?.status !== 'pending') return;
    if (moved.state === 'undeliverable') await this.undeliverable(tx, check, challenge, moved);
    else await this.note(tx, check, moved);
  }

  /** The challenge lives on: a server that said no may have taken the mail. */
  private async undeliverable(tx: Tx, check: CheckEntity, challenge: MailboxChallengeEntity, { text }: MailMoved) {
    const attempt = attemptOf(challenge, 'mailbox-undeliverable');
    await this.decideAttempt.run(tx, check, { attempt, then: 'failed', refusal: null, found: text });
  }

  private async note(tx: Tx, check: CheckEntity, { state, text, nextTryAt }: MailMoved): Promise<void> {
    const isLate = state === 'delayed';
    if (!isLate && check.code === null) return;
    const params = { text: text ?? '', nextTryAt: nextTryAt?.toISOString() ?? '' };
    const late = detailOf('mailbox-delayed', check.identifier, {
      severity: 'warning',
      found: text,
      retryable: true,
      params,
    });
    check.code = isLate ? 'mailbox-delayed' : null;
    check.details = isLate ? [late] : [];
    check.nextTryAt = isLate ? nextTryAt : null;
    await this.checks.save(tx, check);
    tx.emit(new CheckChanged(factsOf(check), subjectOf(check)));
    await this.tellCheck.run(tx, check);
  }
}
