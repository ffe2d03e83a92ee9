import type { Bytes } from '../asn1/bytes';
import { childrenOf, readDer, requireWellFormed, Tag } from '../asn1/der';
import type { Element } from '../asn1/der';
import { CsrFault, unreadable } from './csr-fault';

/** Real requests are some ten levels deep. */
const deepest = 32;

/** Throws unless the bytes are DER of the outer form of a request; says so if they are a key or a certificate. */
export function requireRequestForm(der: Bytes): void {
  const parts = outline(der);
  const [info, algorithm, signature] = parts;
  if (isPrivateKey(parts)) throw new CsrFault('csr-private-key');
  if (info?.tag !== Tag.sequence) throw new CsrFault('csr-unreadable', { reason: 'not-a-request' });
  if (isCertificate(childrenOf(info))) throw new CsrFault('csr-is-certificate');
  if (parts.length !== 3 || algorithm?.tag !== Tag.sequence || signature?.tag !== Tag.bitString)
    throw new CsrFault('csr-unreadable', { reason: 'not-a-request' });
}

function outline(der: Bytes): Element[] {
  try {
    const root = readDer(der);
    requireWellFormed(root, deepest);
    return root.tag === Tag.sequence ? childrenOf(root) : [];
  } catch (error) {
    throw unreadable(error);
  }
}

/** PKCS#1, PKCS#8 and SEC 1 keys and PKCS#12 stores begin with a version; an encrypted PKCS#8 key ends in an OCTET STRING. */
function isPrivateKey([first, second]: readonly Element[]): boolean {
  return first?.tag === Tag.integer || (first?.tag === Tag.sequence && second?.tag === Tag.octetString);
}

/** A certificate's version is tagged [0], or left out before the serial; a request begins with a plain version and a name. */
const isCertificate = ([first, second]: readonly Element[]): boolean =>
  first?.tag === 0xa0 || (first?.tag === Tag.integer && second !== undefined && isAlgorithm(second));

const isAlgorithm = (element: Element): boolean =>
  element.tag === Tag.sequence && childrenOf(element)[0]?.tag === Tag.oid;
