import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { RaError } from '../shared/problem';
import { subjectOf, type CheckEntity } from './check.entity';
import { CheckStore } from './check.store';
import type { MailboxChallengeEntity } from './methods/mailbox.entities';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { overCodes } from './methods/mailbox-rules';
import { touch } from './touch';

/** Finds what a locator names and locks it from the top: subject, check, challenge. What is over is refused before any lock. */
@Injectable()
export class LockChallenge {
  constructor(
    private readonly checks: CheckStore,
    private readonly challenges: MailboxChallengeStore,
  ) {}

  async run(tx: Tx, locator: string): Promise<{ check: CheckEntity; challenge: MailboxChallengeEntity }> {
    const seen = await this.challenges.byLocator(tx.manager, locator);
    assertOpen(seen);
    const subject = subjectOf(await this.checks.byId(tx.manager, seen.checkId));
    await touch(tx, subject);
    const check = await this.checks.lock(tx, { id: seen.checkId, subject });
    const challenge = await this.challenges.lock(tx, seen.id);
    assertOpen(challenge);
    return { check, challenge };
  }
}

function assertOpen({ state }: MailboxChallengeEntity): void {
  const code = overCodes[state];
  if (code !== null) throw new RaError(code);
}
