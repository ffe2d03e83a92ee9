import type { BreakFound } from '../dnssec/where-it-breaks';
import type { Question, RecordType } from '../exchange';
import { finding } from '../finding';
import type { DnssecState, Lookup, LookupFault } from '../lookup';
import type { DnsMessage, DnsRecord, ExtendedError } from '../wire/message';
import { aRecord } from './records';

type Records = readonly (string | DnsRecord)[];
interface Given {
  readonly rcode?: string;
  readonly authority?: Records;
  readonly state?: DnssecState;
  readonly ede?: readonly ExtendedError[];
}

export const aQuestion = (name: string, type: RecordType): Question => ({ name, type });

const recordsOf = (given: Records) => given.map((one) => (typeof one === 'string' ? aRecord(one) : one));

export const aMessage = (answer: Records, { rcode = 'NOERROR', authority = [], ede = [] }: Given = {}): DnsMessage => ({
  id: 1,
  rcode,
  aa: false,
  tc: false,
  ad: false,
  cd: false,
  answer: recordsOf(answer),
  authority: recordsOf(authority),
  additional: [],
  ede,
});

/** A look-up that was answered; secure if nothing else is said. */
export function anAnswered(question: Question, answer: Records, given: Given = {}): Lookup {
  const { rcode = 'NOERROR', state = 'secure', ede = [] } = given;
  return { ...bare(question), rcode, state, ede, answer: aMessage(answer, given), fault: null };
}

/** A look-up that failed; bogus where the fault says so, with what was seen unchecked. */
export function aFailed(question: Question, fault: LookupFault, unchecked: DnsMessage | null = null): Lookup {
  const state = fault === 'dnssec-bogus' || fault === 'dnssec-disagree' ? 'bogus' : 'indeterminate';
  const rcode = { 'dns-timeout': 'TIMEOUT', 'dns-refused': 'REFUSED', 'dns-unreadable': 'UNREADABLE' }[fault as string];
  return { ...bare(question), state, fault, unchecked, rcode: rcode ?? 'SERVFAIL' };
}

const bare = (question: Question): Lookup => ({
  question,
  state: 'indeterminate',
  answer: null,
  unchecked: null,
  fault: null,
  rcode: 'NOERROR',
  ede: [],
  server: '127.0.0.1:53',
  exchanges: [],
});

/** An explanation of a bogus look-up. */
export const aBreak = (code: string, brokenAt = 'lab'): BreakFound => ({
  code,
  brokenAt,
  findings: [finding(code, brokenAt, { at: brokenAt, params: { zone: brokenAt } })],
});
