import type { CheckEntity } from './check.entity';
import { detailOf } from './details';
import { follow } from './transitions';

/**
 * A check as the clock sees it: a proof whose age limit passed is expired, a challenge that nobody answered in time is over, even
 * before the sweep has written it down. Changes the row that it is given and says whether it did.
 */
export function age(check: CheckEntity, now: Date): boolean {
  if (check.closedAt !== null) return false;
  if (check.status === 'verified' && isOver(check.validUntil, now)) {
    const until = check.validUntil?.toISOString() ?? '';
    check.status = follow(check.status, 'expired');
    check.outcome = 'fail';
    check.code = 'proof-expired';
    check.details = [detailOf('proof-expired', check.identifier, { params: { name: check.identifier, until } })];
    return true;
  }
  if (check.status === 'pending' && isOver(check.pendingUntil, now)) {
    const until = check.pendingUntil?.toISOString() ?? '';
    const code = check.kind === 'mailbox' ? 'mailbox-token-expired' : 'challenge-expired';
    check.status = follow(check.status, 'unverified');
    check.pendingUntil = null;
    check.code = code;
    check.details = [detailOf(code, check.identifier, { severity: 'warning', params: { until } })];
    return true;
  }
  return false;
}

const isOver = (end: Date | null, now: Date) => end !== null && end <= now;
