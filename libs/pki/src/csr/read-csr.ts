import { bytesOf, fromBase64 } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { CsrFault } from './csr-fault';
import { requireRequestForm } from './request-form';

const largestDer = 16 * 1024;
/** Room for the base64 of the largest request and a page of text round it. */
const longestText = 128 * 1024;

/**
 * The DER of what a person pasted or chose: PEM with any text round it and any line ends, base64 without armour, or DER itself.
 * A private key or a certificate in its place is named, so that the person learns which file to take.
 */
export function readCsr(input: string | Uint8Array): Bytes {
  const der = typeof input === 'string' ? fromText(input) : fromFile(input);
  if (der.length > largestDer) throw tooLarge();
  requireRequestForm(der);
  return der;
}

const tooLarge = (): CsrFault => new CsrFault('too-large', { limit: `${largestDer / 1024} KiB` });

function fromFile(file: Uint8Array): Bytes {
  if (file[0] === 0x30 && !isAsciiText(file)) return bytesOf(file);
  return fromText(new TextDecoder(file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(file));
}

/** Base64 can begin with the character 0, which is also the first byte of DER; DER of a request always has bytes above 127. */
const isAsciiText = (file: Uint8Array): boolean => file.every((byte) => byte < 0x80);

function fromText(text: string): Bytes {
  if (text.length > longestText) throw tooLarge();
  return text.includes('-----BEGIN ') ? fromArmour(text) : decoded(text);
}

/** Blocks of RFC 7468. One request; a private key beside it is refused, for it has now been shown to others. */
function fromArmour(text: string): Bytes {
  const labels = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map(([, label]) => label ?? '');
  if (labels.some((label) => label.includes('PRIVATE KEY'))) throw new CsrFault('csr-private-key');
  const [block, second] = requestBlocks(text);
  if (second !== undefined) throw new CsrFault('csr-unreadable', { reason: 'several-requests' });
  if (block !== undefined) return decoded(block);
  if (labels.some((label) => /CERTIFICATE$|^PKCS7$|^CMS$/.test(label))) throw new CsrFault('csr-is-certificate');
  throw new CsrFault('csr-unreadable', { reason: 'not-pem' });
}

function requestBlocks(text: string): string[] {
  const [, ...parts] = text.split(/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/);
  return parts.map((part) => {
    const [body = '', end] = part.split(/-----END (?:NEW )?CERTIFICATE REQUEST-----/);
    if (end === undefined) throw new CsrFault('csr-unreadable', { reason: 'cut-off' });
    return body;
  });
}

function decoded(base64: string): Bytes {
  const packed = base64.replace(/[\s\ufeff]+/g, '');
  if (packed === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed))
    throw new CsrFault('csr-unreadable', { reason: 'not-pem' });
  try {
    return fromBase64(packed);
  } catch {
    throw new CsrFault('csr-unreadable', { reason: 'not-pem' });
  }
}
