import { bytesOf } from './bytes';
import type { Bytes } from './bytes';
import { DerError, readDer, Tag } from './der';
import type { Element } from './der';
import { Fields, oid, unsigned, wholeOctets } from './read';

export type Curve = 'P-256' | 'P-384' | 'P-521';

/** A subjectPublicKeyInfo (RFC 3279, 5480, 8410), as far as certificates for mail can use it. */
export type PublicKey =
  | { readonly algorithm: 'RSA'; readonly spki: Bytes; readonly modulus: Bytes; readonly exponent: Bytes }
  | { readonly algorithm: 'EC'; readonly spki: Bytes; readonly curve: Curve }
  | { readonly algorithm: 'Ed25519' | 'Ed448'; readonly spki: Bytes }
  /** Known to exist, not to be used: DSA, X25519, RSA-PSS, other curves. */
  | { readonly algorithm: 'unsupported'; readonly spki: Bytes; readonly oid: string; readonly curve: string | null };

const ecPublicKey = '1.2.840.10045.2.1';
const rsaEncryption = '1.2.840.113549.1.1.1';
const curves: ReadonlyMap<string, { name: Curve; fieldOctets: number }> = new Map([
  ['1.2.840.10045.3.1.7', { name: 'P-256', fieldOctets: 32 }],
  ['1.3.132.0.34', { name: 'P-384', fieldOctets: 48 }],
  ['1.3.132.0.35', { name: 'P-521', fieldOctets: 66 }],
]);
const edwards: ReadonlyMap<string, { name: 'Ed25519' | 'Ed448'; octets: number }> = new Map([
  ['1.3.101.112', { name: 'Ed25519', octets: 32 }],
  ['1.3.101.113', { name: 'Ed448', octets: 57 }],
]);

export const readSpki = (spki: Uint8Array): PublicKey => publicKey(readDer(spki));

export function publicKey(info: Element): PublicKey {
  const fields = new Fields(info);
  const algorithm = new Fields(fields.required(Tag.sequence));
  const key = wholeOctets(fields.required(Tag.bitString));
  fields.end();
  const id = oid(algorithm.any());
  const parameters = algorithm.optional(Tag.null, Tag.oid, Tag.sequence);
  algorithm.end();
  const spki = bytesOf(info.bytes);
  const edward = edwards.get(id);
  if (id === rsaEncryption) return rsaKey(key, spki);
  if (id === ecPublicKey) return ecKey(key, parameters, spki);
  if (edward === undefined) return { algorithm: 'unsupported', spki, oid: id, curve: null };
  if (key.length !== edward.octets || parameters !== null) throw new DerError('Not a key of that algorithm');
  return { algorithm: edward.name, spki };
}

function rsaKey(key: Bytes, spki: Bytes): PublicKey {
  const fields = new Fields(readDer(key));
  const modulus = unsigned(fields.any());
  const exponent = unsigned(fields.any());
  fields.end();
  return { algorithm: 'RSA', spki, modulus, exponent };
}

/** Named curves alone, and points in the uncompressed form, which every verifier reads (RFC 5480 §2.2). */
function ecKey(point: Bytes, parameters: Element | null, spki: Bytes): PublicKey {
  const id = parameters?.tag === Tag.oid ? oid(parameters) : 'explicit';
  const curve = curves.get(id);
  if (curve === undefined) return { algorithm: 'unsupported', spki, oid: ecPublicKey, curve: id };
  if (point[0] !== 4 || point.length !== 1 + 2 * curve.fieldOctets) throw new DerError('Not an uncompressed point');
  return { algorithm: 'EC', spki, curve: curve.name };
}

/** The bits of the key alone, whose SHA-1 is the key identifier (RFC 5280 §4.2.1.2, method 1). */
export function keyBits(spki: Uint8Array): Bytes {
  const fields = new Fields(readDer(spki));
  fields.any();
  return wholeOctets(fields.required(Tag.bitString));
}

export const bitLength = (integer: Uint8Array): number =>
  integer.length === 0 ? 0 : integer.length * 8 - Math.clz32(integer[0] ?? 0) + 24;
