import type { Instructions, VerifyCheck } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { Limits } from '../../limits';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import type { CheckEntity } from '../check.entity';
import type { Allowance, Verdict, KeptEvidence, VerificationMethod } from './method';
import { MailboxChallengeStore } from './mailbox-challenge.store';
import { MailboxProofEntity, type MailboxChallengeEntity } from './mailbox.entities';
import { expiryOf, perAddress, perEnterprise, resendOf, spacing, triesLeft } from './mailbox-rules';
import { locatorHash, newLocator, newToken, tokenHash } from './mailbox-token';
import { TryToken } from './try-token';

/** Control of a mailbox by a Token sent to it (S/MIME BR 3.2.2.2). */
@Injectable()
export class MailboxMethod implements VerificationMethod {
  readonly kind = 'mailbox';

  constructor(
    private readonly limits: Limits,
    private readonly challenges: MailboxChallengeStore,
    private readonly tryToken: TryToken,
  ) {}

  /** Another spelling of an address is proven apart, but floods the same mailbox: they count together. */
  async admit({ id, enterpriseId, identifier }: CheckEntity, { tokenMailsPerHour }: Allowance): Promise<void> {
    await this.limits.take(spacing, id);
    await this.limits.take(perAddress, identifier.toLowerCase());
    await this.limits.take(perEnterprise(tokenMailsPerHour), enterpriseId);
  }

  /** A new mail carries a new Token and ends the older one. Token and locator leave this method in the sealed mail alone. */
  async start(tx: Tx, check: CheckEntity): Promise<void> {
    await this.challenges.end(tx, check.id, 'replaced');
    const token = newToken();
    const locator = newLocator();
    const challenge = challengeOf(check, tx.now, token, locator);
    await this.challenges.add(tx, challenge);
    check.pendingUntil = challenge.expiresAt;
    tx.mail({
      to: check.identifier,
      template: 'mailbox-token',
      enterpriseId: check.enterpriseId,
      about: { type: 'mailbox-challenge', id: challenge.id },
      variables: {
        address: check.identifier,
        token,
        ...check.context,
        expiresAt: challenge.expiresAt.toISOString(),
        confirmPath: `/confirm/${locator}`,
      },
    });
  }

  async answer(tx: Tx, check: CheckEntity, { token }: VerifyCheck): Promise<Verdict> {
    const challenge = await this.challenges.lockNewest(tx, check.id);
    if (challenge === null) throw new RaError('not-started');
    return this.tryToken.run(tx, challenge, token ?? '');
  }

  async withdraw(tx: Tx, { id }: CheckEntity): Promise<void> {
    await this.challenges.end(tx, id, 'withdrawn');
  }

  async keepProof(tx: Tx, { enterpriseId, identifier }: CheckEntity, evidence: KeptEvidence): Promise<void> {
    await tx.manager.insert(MailboxProofEntity, {
      id: newId(),
      enterpriseId,
      address: identifier,
      obtainedAt: tx.now,
      evidenceId: evidence.id,
    });
  }

  async instructions(manager: EntityManager, checks: readonly CheckEntity[]): Promise<Map<string, Instructions>> {
    const newest = await this.challenges.newestOf(
      manager,
      checks.map(({ id }) => id),
    );
    const open = newest.filter(({ state }) => state === 'pending');
    return new Map(open.map((challenge) => [challenge.checkId, instructionsOf(challenge)]));
  }
}

const challengeOf = (check: CheckEntity, now: Date, token: string, locator: string): MailboxChallengeEntity => ({
  id: newId(),
  enterpriseId: check.enterpriseId,
  checkId: check.id,
  address: check.identifier,
  tokenHash: tokenHash(token),
  locatorHash: locatorHash(locator),
  state: 'pending',
  wrongTries: 0,
  context: check.context,
  createdAt: now,
  expiresAt: expiryOf(now),
  endedAt: null,
});

const instructionsOf = (challenge: MailboxChallengeEntity): Instructions => ({
  sentTo: challenge.address,
  sentAt: challenge.createdAt.toISOString(),
  expiresAt: challenge.expiresAt.toISOString(),
  resendAt: resendOf(challenge.createdAt).toISOString(),
  triesLeft: triesLeft(challenge),
});
