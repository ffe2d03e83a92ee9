import { dnssecStates, type DnssecState, type Lookup } from '../lookup';
import type { Question } from '../exchange';
import type { DnsMessage } from '../wire/message';

/** The answer that decisions may stand on: there or proven absent, whole, secure or insecure. All else is a failure. */
export function usableAnswer(lookup: Lookup): DnsMessage | null {
  const { answer, fault, state } = lookup;
  if (answer === null || fault !== null || answer.tc) return null;
  if (state !== 'secure' && state !== 'insecure') return null;
  return answer.rcode === 'NOERROR' || answer.rcode === 'NXDOMAIN' ? answer : null;
}

/** V-D1: the worst counts. Nothing looked at is nothing known. */
export const worstState = (states: readonly DnssecState[]): DnssecState =>
  dnssecStates.findLast((state) => states.includes(state)) ?? 'indeterminate';

/** A question as one text: the key of maps. */
export const keyOf = ({ name, type }: Question) => `${name} ${type}`;

/** What was asked once within a check; asked twice with two answers is as good as not asked, for it would depend on the order. */
export function lookupFor(lookups: readonly Lookup[], question: Question): Lookup | null {
  const same = new Set(lookups.filter((lookup) => keyOf(lookup.question) === keyOf(question)));
  const [only] = same;
  return same.size === 1 && only !== undefined ? only : null;
}
