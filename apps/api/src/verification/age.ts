import type { CheckState } from '@countersign/contracts';
import type { CheckEntity } from './check.entity';
import { detailOf } from './details';
import { follow } from './transitions';

/**
 * A check as the clock sees it: a proof whose age limit passed is expired, a challenge that nobody answered in time is over, even
 * before the sweep has written it down. Changes the row that it is given and says whether it did.
 */
export function age(check: CheckEntity, now: Date): boolean {
  const status = statusAt(check, now);
  if (status === check.status) return false;
  check.status = follow(check.status, status);
  if (status === 'expired') {
    const until = check.validUntil?.toISOString() ?? '';
    check.outcome = 'fail';
    check.code = 'proof-expired';
    check.details = [detailOf('proof-expired', check.identifier, { params: { name: check.identifier, until } })];
  } else {
    const until = check.pendingUntil?.toISOString() ?? '';
    const code = check.kind === 'mailbox' ? 'mailbox-token-expired' : 'challenge-expired';
    check.pendingUntil = null;
    check.code = code;
    check.details = [detailOf(code, check.identifier, { severity: 'warning', params: { until } })];
  }
  return true;
}

type Aging = Pick<CheckEntity, 'status' | 'closedAt' | 'validUntil' | 'pendingUntil'>;

export function statusAt({ status, closedAt, validUntil, pendingUntil }: Aging, now: Date): CheckState {
  if (closedAt !== null) return status;
  if (status === 'verified' && isOver(validUntil, now)) return 'expired';
  return status === 'pending' && isOver(pendingUntil, now) ? 'unverified' : status;
}

const isOver = (end: Date | null, now: Date) => end !== null && end <= now;
