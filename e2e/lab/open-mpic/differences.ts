import { type CaaVerdict } from '../data/cases.ts';
import { apexes } from '../data/vectors.ts';

export interface Difference {
  readonly name: string;
  readonly ours: CaaVerdict;
  readonly theirs: CaaVerdict;
}

/** Cases that Open MPIC's checker decides otherwise, and why. docs/verification.md has the same table. */
const cases = [
  { at: 'mail-acct-bad', ours: 'deny', theirs: 'allow', why: 'RFC 8657 §3: it reads parameters and heeds none' },
  { at: 'mail-acct-two', ours: 'deny', theirs: 'allow', why: 'RFC 8657 §3: it keeps the last of two, and heeds none' },
] as const;

export const differences: readonly Difference[] = cases.flatMap(({ at, ours, theirs }) =>
  apexes.map((apex) => ({ name: `${at}.${apex}`, ours, theirs })),
);
