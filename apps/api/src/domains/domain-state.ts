import type { Check, DomainMethod, DomainState } from '@countersign/contracts';
import { rule } from '@countersign/rules';
import { hasPassed } from '../verification';

const day = 86_400_000;

interface Facts {
  readonly status: DomainState;
  readonly verifiedAt: Date | null;
  readonly validityDays: number;
}
type Looked = Pick<Check, 'kind' | 'identifier' | 'status' | 'method' | 'checkedAt'>;

/** A proof counts as long as the enterprise says, and never longer than the rule in force (S/MIME BR 4.2.1). */
export const validUntilOf = (verifiedAt: Date, validityDays: number, now: Date): Date =>
  new Date(verifiedAt.getTime() + Math.min(validityDays * day, rule('domain.reuse', now) * 1000));

/** As the clock sees it: a proof that ran out is over before the sweep has written it down. */
export function standingOf({ status, verifiedAt, validityDays }: Facts, now: Date) {
  const validUntil = verifiedAt && validUntilOf(verifiedAt, validityDays, now);
  const isOver = status === 'verified' && (validUntil === null || validUntil <= now);
  return { status: isOver ? ('expired' as const) : status, validUntil };
}

export interface ProvenNames {
  /** Of several names the oldest look counts. */
  readonly obtainedAt: Date;
  readonly by: DomainMethod;
  readonly names: readonly string[];
}

/** What its checks prove when none of them is open: every name, and what belongs to the look (DNSSEC, MPIC). */
export function provenBy(checks: readonly Looked[], by: DomainMethod | null): ProvenNames | null {
  const own = checks.filter(({ kind }) => kind === 'domain');
  if (by === null || own.length === 0 || !checks.every(({ status }) => hasPassed(status))) return null;
  // A check that was born of an earlier proof has no method of its own.
  if (own.some(({ method }) => method !== null && method !== by)) return null;
  const times = own.map(({ checkedAt }) => (checkedAt === null ? NaN : Date.parse(checkedAt)));
  if (times.some(Number.isNaN)) return null;
  return { obtainedAt: new Date(Math.min(...times)), by, names: own.map(({ identifier }) => identifier) };
}

/** Whether it was proven again after the proof that counts. */
export const isNewer = ({ obtainedAt }: ProvenNames, verifiedAt: Date | null): boolean =>
  verifiedAt === null || obtainedAt > verifiedAt;

/** While no proof counts, its status follows from what is being tried: a look that is open, or a proof that another enterprise stands against. */
export function openStateOf(
  verifiedAt: Date | null,
  checks: readonly Looked[],
  proven: ProvenNames | null,
): DomainState {
  const over = verifiedAt === null ? 'unverified' : 'expired';
  if (proven !== null) return isNewer(proven, verifiedAt) ? 'pending' : over;
  const tried: readonly Looked['status'][] = ['pending', 'failed', 'verified'];
  return checks.some(({ kind, status }) => kind === 'domain' && tried.includes(status)) ? 'pending' : over;
}
