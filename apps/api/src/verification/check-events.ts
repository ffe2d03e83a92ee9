import type { CheckKind, CheckState } from '@countersign/contracts';
import type { SubjectRef } from './subject';

export interface CheckFacts {
  readonly id: string;
  readonly kind: CheckKind;
  readonly identifier: string;
  readonly status: CheckState;
  readonly code: string | null;
}

/**
 * Raised before anything about a subject's checks is locked: whoever owns the subject locks its own row first, so that all take their locks
 * in one order.
 */
export class SubjectTouched {
  /** Whoever owns the subject says so where it is past all proving: gone, or on its way to a certificate. */
  isOpen = true;
  constructor(readonly subject: SubjectRef) {}
}

/**
 * Raised before a look, in the transaction that begins it: whoever owns the subject brings its checks up to date first, so that no look is
 * judged by settings of yesterday.
 */
export class SubjectLooked {
  constructor(readonly subject: SubjectRef) {}
}

/** An attempt was decided: the check passed, failed, or could not be looked at. */
export class CheckDecided {
  constructor(
    readonly check: CheckFacts,
    readonly subject: SubjectRef,
    /** Nobody sat and waited for it: the person who asked long ago is told. */
    readonly byItself: boolean,
  ) {}
}

/** A check changed without a decision: it was started, its challenge ended, its proof ran out. */
export class CheckChanged {
  constructor(
    readonly check: CheckFacts,
    readonly subject: SubjectRef,
  ) {}
}
