import type { CaaRecord } from './caa-record';
import { weighIssuer, type CaaTerms, type Weighed } from './weigh-issuer';

const understood = ['issuemail', 'issue', 'issuewild', 'issuevmc', 'iodef', 'contactemail', 'contactphone'];
const critical = 128;

export type SetCode = 'caa-denied' | 'caa-denied-all' | 'caa-malformed' | 'caa-critical-unknown' | 'caa-parameter';

export interface SetDecision {
  readonly code: SetCode | null;
  /** The records that decided, in the order of the set. */
  readonly deciding: readonly CaaRecord[];
  readonly weighed: readonly Weighed[];
  /** Flag 1 at a tag that nobody knows: perhaps 128 was meant. */
  readonly flagOne: readonly CaaRecord[];
  /** There are records, but none for mail. */
  readonly webOnly: boolean;
}

/** RFC 8659 §4.1, RFC 9495 §4: what is critical and unknown forbids whatever else is there; else one record that permits is enough. */
export function decideSet(set: readonly CaaRecord[], terms: CaaTerms): SetDecision {
  const unknown = set.filter(({ tag }) => !understood.includes(tag.toLowerCase()));
  const mail = set.filter(({ tag }) => tag.toLowerCase() === 'issuemail');
  const weighed = mail.map((record) => weighIssuer(record, terms));
  const criticalUnknown = unknown.filter(({ flags }) => (flags & critical) !== 0);
  const decision = criticalUnknown.length > 0 ? forbids(criticalUnknown) : decideMail(weighed);
  const flagOne = unknown.filter(({ flags }) => (flags & 1) !== 0 && (flags & critical) === 0);
  const webOnly = mail.length === 0 && set.some(({ tag }) => ['issue', 'issuewild'].includes(tag.toLowerCase()));
  return { ...decision, weighed, flagOne, webOnly };
}

const forbids = (deciding: readonly CaaRecord[]) => ({ code: 'caa-critical-unknown' as const, deciding });

/** The code that helps most: what nearly permits comes before what never meant us. */
function decideMail(weighed: readonly Weighed[]): Pick<SetDecision, 'code' | 'deciding'> {
  const that = (said: Weighed['says']) => weighed.filter(({ says }) => says === said).map(({ record }) => record);
  const permitting = that('permits');
  if (permitting.length > 0 || weighed.length === 0) return { code: null, deciding: permitting };
  const reasons = [
    { code: 'caa-parameter', deciding: that('parameter') },
    { code: 'caa-malformed', deciding: that('malformed') },
    { code: 'caa-denied', deciding: that('others') },
  ] as const;
  return reasons.find(({ deciding }) => deciding.length > 0) ?? { code: 'caa-denied-all', deciding: that('nobody') };
}
