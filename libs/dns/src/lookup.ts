import type { Exchange, Question } from './exchange';
import type { DnsMessage, ExtendedError } from './wire/message';

/** RFC 4033 §5. Of several the worst counts, in this order from the right: bogus, indeterminate, insecure, secure. */
export const dnssecStates = ['secure', 'insecure', 'indeterminate', 'bogus'] as const;
export type DnssecState = (typeof dnssecStates)[number];

/**
 * Why a look-up says nothing about its name. `resolver-not-validating`: no resolver that may judge is left; `resolver-path-untrusted`: those that
 * validate may not judge for public trust, for answers could be changed on the way from them.
 */
export const lookupFaults = [
  'dns-timeout',
  'dns-servfail',
  'dns-refused',
  'dns-filtered',
  'dns-stale',
  'dns-unreadable',
  'dnssec-bogus',
  'dnssec-disagree',
  'resolver-not-validating',
  'resolver-path-untrusted',
] as const;
export type LookupFault = (typeof lookupFaults)[number];

/** All that was asked about one question within one check, and what follows from it. */
export interface Lookup {
  readonly question: Question;
  readonly state: DnssecState;
  /** The answer that counts: NOERROR or NXDOMAIN, asked with CD=0, secure or insecure. Null in every other state. */
  readonly answer: DnsMessage | null;
  /** What came with CD=1 after a failure: explains, never proves. */
  readonly unchecked: DnsMessage | null;
  /** Null exactly where `answer` is there. */
  readonly fault: LookupFault | null;
  /** "NOERROR", "NXDOMAIN", "SERVFAIL" … as the deciding answer had it; "TIMEOUT", "UNREACHABLE", "UNREADABLE", "UNTRUSTED" where there was none. */
  readonly rcode: string;
  /** Every extended error that was seen (RFC 8914), once each. */
  readonly ede: readonly ExtendedError[];
  /** The server of the deciding exchange, or of the last one. */
  readonly server: string;
  readonly exchanges: readonly Exchange[];
}

/** How decisions ask: within one check the same question is asked once. */
export type Look = (question: Question) => Promise<Lookup>;
