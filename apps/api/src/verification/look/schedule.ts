import type { Judgement } from './sighting';

/** Minutes from one look to the next that nobody has to ask for; the last goes on. */
const MINUTES = [1, 2, 5, 15, 60] as const;
/** How long a CAA record is waited for; a challenge of a domain has an end of its own. */
export const CAA_PATIENCE = 24 * 3_600_000;

interface Schedule {
  readonly rechecks: number;
  readonly until: Date | null;
}

/** When it is looked at again by itself; null: not any more, or it would be of no use. */
export function nextTryOf(
  { details }: Pick<Judgement, 'details'>,
  { rechecks, until }: Schedule,
  now: Date,
): Date | null {
  if (!details.some(({ severity, retryable }) => severity === 'error' && retryable)) return null;
  const minutes = MINUTES[Math.min(rechecks, MINUTES.length - 1)] ?? 60;
  const next = new Date(now.getTime() + minutes * 60_000);
  return until !== null && next < until ? next : null;
}
