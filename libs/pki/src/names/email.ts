import { parseDomain } from './domain';
import { emailFault, isNameFault } from './name-fault';
import type { NameFault, NameFaultReason } from './name-fault';

/** An address, taken apart once; every other part of the product uses these forms. */
export interface Mailbox {
  /** As typed, in NFC (RFC 6532 §3.1); its case is the receiver's business (RFC 5321 §2.4). */
  readonly local: string;
  /** A-labels, lower case. */
  readonly domain: string;
  readonly unicodeDomain: string;
  /** `local@domain`: the form that is stored, proven and certified. */
  readonly address: string;
  /** The local part is not ASCII: the address is certified as SmtpUTF8Mailbox (RFC 9598 §3). */
  readonly smtpUtf8: boolean;
}

/** Dot-string of RFC 5321 §4.1.2, its atoms widened by RFC 6531 §3.3 to what is neither a control, a separator nor unassigned. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const widened = /[^\p{ASCII}\p{C}\p{Z}]/gu;

/** The octets that RFC 5321 §4.5.3.1 grants a local part and, within `<` and `>` of a path, a whole address. */
const longestLocalPart = 64;
const longestAddress = 254;

/** What cannot be sent to, or would read differently in a mail header, is no address here: no quotes, comments, controls. */
export function parseEmail(text: string): Mailbox | NameFault {
  const typed = text.normalize('NFC').trim();
  const reason = reasonAgainst(typed);
  if (reason !== null) return emailFault(reason);
  const at = typed.indexOf('@');
  const local = typed.slice(0, at);
  const domain = parseDomain(typed.slice(at + 1));
  if (isNameFault(domain)) return emailFault(domain.params.reason);
  if (octets(`${local}@${domain.name}`) > longestAddress) return emailFault('too-long');
  return {
    local,
    domain: domain.name,
    unicodeDomain: domain.unicodeName,
    address: `${local}@${domain.name}`,
    smtpUtf8: !/^\p{ASCII}*$/u.test(local),
  };
}

/** Local parts equal byte for byte, domains equal as names. */
export function sameMailbox(a: string, b: string): boolean {
  const first = parseEmail(a);
  const second = parseEmail(b);
  return !isNameFault(first) && !isNameFault(second) && first.address === second.address;
}

function reasonAgainst(typed: string): NameFaultReason | null {
  if (typed === '') return 'empty';
  if (/\p{Cc}/u.test(typed)) return 'control-character';
  if (typed.includes('"')) return 'quoted';
  if (/[()]/.test(typed)) return 'comment';
  const [local = '', domain, second] = typed.split('@');
  if (domain === undefined) return 'no-at';
  if (second !== undefined) return 'two-at';
  if (!localPart.test(local.replace(widened, 'a'))) return 'local-part';
  return octets(local) > longestLocalPart ? 'too-long' : null;
}

const octets = (text: string): number => new TextEncoder().encode(text).length;
