import type { CheckState } from '@countersign/contracts';

/** Before its first row, and after its identifier left the subject. Neither is ever shown. */
export type CheckStage = CheckState | 'absent' | 'withdrawn';

/**
 * Which state may follow which. No other transition exists: a check reaches `verified` only from `pending`, by a decided pass, or at its
 * birth, by a proof that still counts. What passed is looked at again at *Generate* alone: also a zone that was unsigned then.
 */
export const transitions = {
  absent: ['unverified', 'verified'],
  unverified: ['pending', 'withdrawn'],
  failed: ['pending', 'withdrawn'],
  expired: ['pending', 'withdrawn'],
  pending: ['verified', 'failed', 'not-enabled', 'unverified', 'withdrawn'],
  verified: ['expired', 'pending', 'withdrawn'],
  'not-enabled': ['pending', 'withdrawn'],
  withdrawn: [],
} as const satisfies Record<CheckStage, readonly CheckStage[]>;

export const mayFollow = (from: CheckStage, to: CheckStage): boolean =>
  (transitions[from] as readonly CheckStage[]).includes(to);

/** The next state, or an error of ours: nobody outside can ask for a transition. */
export function follow<To extends CheckStage>(from: CheckStage, to: To): To {
  if (mayFollow(from, to)) return to;
  throw new Error(`A check can't go from ${from} to ${to}`);
}

/** Nothing is left to do for a check in this state. */
export const hasPassed = (state: CheckState): boolean => state === 'verified' || state === 'not-enabled';
