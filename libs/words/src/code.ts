import type { CheckCode, HintCode, ProblemCode } from '@countersign/contracts';

/** Everything that has words: what a call answers, why a check did not pass, what may have been the slip. */
export type Code = ProblemCode | CheckCode | HintCode;
