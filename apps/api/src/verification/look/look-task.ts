import type { CheckKind } from '@countersign/contracts';
import type { SubjectRef } from '../subject';
import type { EarlierChallenge } from './looker';
import type { LookTerms } from './sighting';

/** Who made us look: a person, the clock, or the Generate button, which looks at everything once more. */
export type LookCause = 'person' | 'recheck' | 'generate';

/** One attempt that has its lease. */
export interface LookTask {
  readonly attemptId: string;
  readonly checkId: string;
  readonly enterpriseId: string;
  readonly kind: CheckKind;
  readonly subject: SubjectRef;
  readonly cause: LookCause;
  readonly terms: LookTerms;
  readonly challenge: { readonly id: string; readonly createdAt: Date } | null;
  readonly earlier: readonly EarlierChallenge[];
}

/** An attempt has 10 seconds to look and 3 to explain; after this time another takes over what a crash left. */
export const LEASE = 30_000;
