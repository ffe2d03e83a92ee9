import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RaError } from '../../shared/problem';
import type { Attempt } from '../write-evidence';
import type { Verdict } from './method';
import { MailboxChallengeStore } from './mailbox-challenge.store';
import type { MailboxChallengeEntity } from './mailbox.entities';
import { judge, triesLeft } from './mailbox-rules';

/** A Token was typed or pasted, in the requester's dialog or on the page behind the mail's link: the same rules for both. An empty field is no try. */
@Injectable()
export class TryToken {
  constructor(private readonly challenges: MailboxChallengeStore) {}

  async run(tx: Tx, challenge: MailboxChallengeEntity, typed: string): Promise<Verdict> {
    const verdict = judge(challenge, typed, tx.now);
    if (verdict.is === 'over') throw new RaError(verdict.code);
    if (typed.trim() === '') throw new RaError('invalid-field', { errors: [{ path: '/token', code: 'required' }] });
    if (verdict.is === 'right') return this.ended(tx, challenge, 'verified');
    if (verdict.is === 'expired') return this.ended(tx, challenge, 'expired');
    challenge.wrongTries += 1;
    if (verdict.is === 'burnt') return this.ended(tx, challenge, 'burnt');
    await this.challenges.save(tx, challenge);
    return { attempt: attemptOf(challenge, 'mailbox-token-wrong'), then: 'open', refusal: wrong(challenge) };
  }

  private async ended(
    tx: Tx,
    challenge: MailboxChallengeEntity,
    state: 'verified' | 'expired' | 'burnt',
  ): Promise<Verdict> {
    challenge.state = state;
    challenge.endedAt = tx.now;
    await this.challenges.save(tx, challenge);
    if (state === 'verified') return { attempt: attemptOf(challenge, null), then: 'verified', refusal: null };
    const code = state === 'expired' ? 'mailbox-token-expired' : 'mailbox-token-burnt';
    return {
      attempt: attemptOf(challenge, code),
      then: 'failed',
      refusal: new RaError(code, { more: { triesLeft: 0 } }),
    };
  }
}

const wrong = (challenge: MailboxChallengeEntity) => {
  const left = triesLeft(challenge);
  return new RaError('mailbox-token-wrong', {
    params: { triesLeft: left },
    more: { triesLeft: left },
    errors: [{ path: '/token', code: 'mailbox-token-wrong', params: { triesLeft: left } }],
  });
};

/** The evidence of a mailbox: the hash of what was mailed, never the Token. */
export const attemptOf = (challenge: MailboxChallengeEntity, code: string | null): Attempt => ({
  outcome: code === null ? 'pass' : 'fail',
  code,
  method: 'ca-mailbox-token',
  provedName: code === null ? challenge.address : null,
  sections: ['SBR 3.2.2.2'],
  challengeHash: challenge.tokenHash.toString('hex'),
  challengeCreatedAt: challenge.createdAt,
  reusedFrom: null,
});
