import { domainFault } from './name-fault';
import type { NameFault } from './name-fault';
import { decodePunycode } from './punycode';

/** A DNS name in the two forms that people and machines read. */
export interface Domain {
  /** A-labels (RFC 5890 §2.3.2.1), lower case. */
  readonly name: string;
  /** The same with U-labels; for display alone. */
  readonly unicodeName: string;
}

/**
 * Code points of a U-label: PVALID by RFC 5892 §2 after mapping is letters, marks and digits, so neither symbols nor emoji;
 * then the exceptions F and the joiners, whose place UTS-46 has checked.
 */
const idnaLabel =
  /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\-\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u30fb\u3007\u200c\u200d]+$/u;

/** Rule by rule of RFC 1035 §2.3, RFC 5890–5893 and UTS-46. Whether the name is a public suffix is not known here. */
export function parseDomain(text: string): Domain | NameFault {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return domainFault('empty');
  if (/\p{Cc}/u.test(typed)) return domainFault('control-character');
  if (typed.includes('*')) return domainFault('wildcard');
  if (/^\[|:|^\d+(\.\d+){3}$/.test(typed)) return domainFault('ip-address');
  if (/[.。．｡]$/u.test(typed)) return domainFault('trailing-dot');
  // The characters that would end the host of a URL, or be decoded in it, never reach the parser below.
  if (/[\s%/\\?#@[\]<>^|_]/u.test(typed)) return domainFault('not-allowed-character');
  if (/(^|[.。．｡])([.。．｡]|$)/u.test(typed)) return domainFault('empty-label');
  const mapped = mappedByUts46(typed);
  return mapped === null ? domainFault('not-idna') : judged(mapped);
}

/** Equal to `base`, or below it; both in A-labels. */
export const isBelow = (name: string, base: string): boolean => name === base || name.endsWith(`.${base}`);

/**
 * UTS-46, non-transitional, with CheckBidi and CheckJoiners, to A-labels: the host parser of the URL Standard, which Node and
 * every browser have built in. It lets pass what RFC 5892 disallows; that is judged below.
 */
function mappedByUts46(typed: string): string | null {
  try {
    return new URL(`http://${typed}`).hostname;
  } catch {
    return null;
  }
}

function judged(name: string): Domain | NameFault {
  if (/^[\d.]+$/.test(name) || name.startsWith('[')) return domainFault('ip-address');
  if (name.length > 253) return domainFault('too-long');
  const labels = name.split('.');
  if (labels.length < 2) return domainFault('single-label');
  const unicodeLabels: string[] = [];
  for (const label of labels) {
    const unicode = unicodeLabel(label);
    if (typeof unicode !== 'string') return unicode;
    unicodeLabels.push(unicode);
  }
  const unicodeName = unicodeLabels.join('.');
  // An A-label counts only if its U-label leads back to it (RFC 5891 §5.4); not every parser looks inside a given one.
  return mappedByUts46(unicodeName) === name ? { name, unicodeName } : domainFault('not-idna');
}

function unicodeLabel(label: string): string | NameFault {
  if (label === '') return domainFault('empty-label');
  if (label.length > 63) return domainFault('label-too-long');
  if (!/^[a-z0-9-]+$/.test(label)) return domainFault('not-allowed-character');
  if (label.startsWith('-') || label.endsWith('-')) return domainFault('hyphen');
  if (!label.startsWith('xn--')) return label.slice(2, 4) === '--' ? domainFault('hyphen') : label;
  const unicode = decodePunycode(label.slice(4));
  if (unicode === null) return domainFault('not-idna');
  return idnaLabel.test(unicode) ? unicode : domainFault('not-allowed-character');
}
