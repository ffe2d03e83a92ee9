import type { Exchange } from './exchange';
import type { DnssecState } from './lookup';
import type { DnsMessage } from './wire/message';
import { asksUnchecked, idOf } from './wire/question';
import { readAnswer } from './wire/read-answer';

/** What one exchange says about the question: a state, a failure that the validator may stand behind, or nothing (and why). */
export type Says =
  | Extract<DnssecState, 'secure' | 'insecure'>
  | 'servfail'
  | 'unchecked'
  | 'stale'
  | 'filtered'
  | 'unvalidated'
  | 'refused'
  | 'unreadable'
  | 'timeout'
  | 'untrusted';

export interface Heard {
  readonly exchange: Exchange;
  /** Null where nothing came that could be read whole. */
  readonly message: DnsMessage | null;
  readonly says: Says;
}

/** RFC 8914 §4 and IANA's list, in the groups of V-D… (verification.md §8). */
const group = (...codes: number[]) => new Set(codes);
const stale = group(3, 19);
const filtered = group(4, 15, 16, 17, 18);
const bogus = group(6, 7, 8, 9, 10, 11, 12);
/** Signatures out of date within the cache, and what the validator can't do: bogus only with data behind CD. */
const bogusWithData = group(25, 26, 27, 1, 2, 5);
/** What the validator can't do makes an answer without AD insecure (D5): algorithms, digests, NSEC3 iterations. */
const unsupported = group(1, 2, 27);

const has = ({ ede }: DnsMessage, codes: ReadonlySet<number>): boolean => ede.some(({ code }) => codes.has(code));

export const namesBogus = (message: DnsMessage): boolean => has(message, bogus);
export const suggestsBogus = (message: DnsMessage): boolean => has(message, bogusWithData);

/** V-R9: an exchange never changes, and after each further one about its question it is heard again: it is read once. */
const known = new WeakMap<Exchange, Heard>();

export function hear(exchange: Exchange): Heard {
  const heard = known.get(exchange) ?? heardIn(exchange);
  known.set(exchange, heard);
  return heard;
}

function heardIn(exchange: Exchange): Heard {
  const message = messageOf(exchange);
  if (message && !message.tc) return { exchange, message, says: exchange.cd ? saysUnchecked(message) : says(message) };
  return { exchange, message: null, says: message ? 'timeout' : withoutMessage(exchange) };
}

function withoutMessage({ fault }: Exchange): Says {
  if (fault === 'untrusted') return 'untrusted';
  return fault === 'timeout' || fault === 'unreachable' ? 'timeout' : 'unreadable';
}

/** Anything that goes wrong here means that nothing was said. */
function messageOf({ question, fault, response, request, cd }: Exchange): DnsMessage | null {
  if (fault !== null || response === null || asksUnchecked(request) !== cd) return null;
  try {
    return readAnswer(response, question, idOf(request));
  } catch {
    return null;
  }
}

const isAnswer = ({ rcode }: DnsMessage): boolean => rcode === 'NOERROR' || rcode === 'NXDOMAIN';

function says(message: DnsMessage): Says {
  // a failure that a validator names is one, whatever else it tried to serve instead
  if (message.rcode === 'SERVFAIL' && namesBogus(message)) return 'servfail';
  if (has(message, stale)) return 'stale';
  if (has(message, filtered)) return 'filtered';
  if (message.rcode === 'SERVFAIL') return 'servfail';
  if (!isAnswer(message)) return 'refused';
  if (message.ad) return 'secure';
  if (namesBogus(message) || (suggestsBogus(message) && !has(message, unsupported))) return 'unvalidated';
  return 'insecure';
}

/** With CD=1 the AD bit says nothing (RFC 4035 §3.2.2). */
function saysUnchecked(message: DnsMessage): Says {
  if (has(message, stale)) return 'stale';
  if (has(message, filtered)) return 'filtered';
  return isAnswer(message) ? 'unchecked' : 'refused';
}
