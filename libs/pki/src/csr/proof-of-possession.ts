import { bytesOf, joined } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { readDer, Tag } from '../asn1/der';
import type { PublicKey } from '../asn1/public-key';
import { Fields, unsigned } from '../asn1/read';
import type { Hash, SignatureMethod } from '../asn1/signature-algorithms';

export interface Signed {
  readonly key: PublicKey;
  readonly method: SignatureMethod;
  readonly content: Bytes;
  readonly signature: Bytes;
}

/**
 * Whether the signature under a request was made by the key inside it (RFC 2986 §4.2). `cannot-verify` means that this
 * runtime has no such algorithm; it is never taken for a yes.
 */
export async function provesPossession(signed: Signed): Promise<'valid' | 'invalid' | 'cannot-verify'> {
  const { key, method } = signed;
  if (!suits(key, method)) return 'invalid';
  if (method.scheme !== 'eddsa' && method.hash === null) return 'cannot-verify';
  try {
    return (await verified(signed)) ? 'valid' : 'invalid';
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'cannot-verify' : 'invalid';
  }
}

function suits(key: PublicKey, { scheme, name }: SignatureMethod): boolean {
  if (key.algorithm === 'RSA') return scheme === 'rsa-pkcs1' || scheme === 'rsa-pss';
  if (key.algorithm === 'EC') return scheme === 'ecdsa';
  return scheme === 'eddsa' && name === key.algorithm;
}

async function verified({ key, method, content, signature }: Signed): Promise<boolean> {
  const { subtle } = crypto;
  const hash: Hash = method.hash ?? 'SHA-512';
  if (key.algorithm === 'EC') {
    const raw = fixedLengthSignature(signature, fieldOctets[key.curve]);
    const publicKey = await subtle.importKey('spki', key.spki, { name: 'ECDSA', namedCurve: key.curve }, false, [
      'verify',
    ]);
    return raw !== null && subtle.verify({ name: 'ECDSA', hash }, publicKey, raw, content);
  }
  const name = key.algorithm === 'RSA' ? rsaName(method) : key.algorithm;
  const publicKey = await subtle.importKey('spki', key.spki, { name, hash }, false, ['verify']);
  return subtle.verify({ name, saltLength: method.saltLength }, publicKey, signature, content);
}

const rsaName = ({ scheme }: SignatureMethod): string => (scheme === 'rsa-pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5');

const fieldOctets = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

/** ECDSA-Sig-Value (RFC 3279 §2.2.3) as the two numbers of equal length that WebCrypto takes. */
function fixedLengthSignature(der: Bytes, octets: number): Bytes | null {
  const fields = new Fields(readDer(der));
  const numbers = [fields.required(Tag.integer), fields.required(Tag.integer)].map(unsigned);
  fields.end();
  if (numbers.some((number) => number.length > octets)) return null;
  return bytesOf(joined(...numbers.flatMap((number) => [new Uint8Array(octets - number.length), number])));
}
