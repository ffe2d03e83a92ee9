import type { MailboxConfirmation, ProblemCode } from '@countersign/contracts';
import { rule } from '@countersign/rules';
import type { LimitRule } from '../../limits';
import type { ChallengeState, MailboxChallengeEntity } from './mailbox.entities';
import { isToken } from './mailbox-token';

export const MOST_TRIES = 5;
const SECONDS_APART = 60;

/** Between two mails about one check; a person who waits would else press again and void the first. */
export const spacing: LimitRule = { name: 'mailbox-token-spacing', max: 1, seconds: SECONDS_APART };
/** To one address, whoever asks: nobody's mailbox is flooded. */
export const perAddress: LimitRule = { name: 'mailbox-token-address', max: 3, seconds: 600 };
/** From one enterprise; an operator may raise it. */
export const perEnterprise = (max: number): LimitRule => ({ name: 'mailbox-token-enterprise', max, seconds: 3600 });

/** At most 24 hours (S/MIME BR 3.2.2.2). */
export const expiryOf = (sentAt: Date): Date =>
  new Date(sentAt.getTime() + Math.min(86_400, rule('mailbox.random.life', sentAt)) * 1000);
export const resendOf = (sentAt: Date): Date => new Date(sentAt.getTime() + SECONDS_APART * 1000);

type Judged = Pick<MailboxChallengeEntity, 'state' | 'wrongTries' | 'expiresAt' | 'tokenHash'>;
export type TokenVerdict = { is: 'right' | 'wrong' | 'burnt' | 'expired' } | { is: 'over'; code: ProblemCode };

/** In this order: a challenge that is over takes no try, a late one neither, the fifth wrong one ends it. */
export function judge(challenge: Judged, typed: string, now: Date): TokenVerdict {
  const code = overCodes[challenge.state];
  if (code !== null) return { is: 'over', code };
  if (challenge.expiresAt <= now) return { is: 'expired' };
  if (isToken(typed, challenge.tokenHash)) return { is: 'right' };
  return { is: challenge.wrongTries + 1 >= MOST_TRIES ? 'burnt' : 'wrong' };
}

/** What is answered to a Token for a challenge that ended; null: it has not. */
export const overCodes: Readonly<Record<ChallengeState, ProblemCode | null>> = {
  pending: null,
  verified: 'mailbox-token-used',
  expired: 'mailbox-token-expired',
  burnt: 'mailbox-token-burnt',
  replaced: 'mailbox-token-expired',
  refused: 'link-withdrawn',
  withdrawn: 'link-withdrawn',
};

export const triesLeft = ({ state, wrongTries }: Pick<MailboxChallengeEntity, 'state' | 'wrongTries'>): number =>
  state === 'pending' ? MOST_TRIES - wrongTries : 0;

type Shown = Pick<MailboxChallengeEntity, 'state' | 'expiresAt'>;

/** As the page behind the link shows it. */
export function shownState({ state, expiresAt }: Shown, now: Date): MailboxConfirmation['status'] {
  if (state === 'pending') return expiresAt <= now ? 'expired' : 'pending';
  return state === 'withdrawn' ? 'replaced' : state;
}
