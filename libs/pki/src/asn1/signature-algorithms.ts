import { Tag } from './der';
import type { Element } from './der';
import { Fields, oid, smallNumber } from './read';

export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** How a signature was made, as its AlgorithmIdentifier says; `hash` is null for what WebCrypto cannot compute. */
export interface SignatureMethod {
  readonly name: string;
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa' | 'eddsa' | 'unknown';
  readonly hash: Hash | null;
  readonly saltLength: number;
}

const hashes: ReadonlyMap<string, Hash> = new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

const method = (name: string, scheme: SignatureMethod['scheme'], hash: Hash | null): SignatureMethod => ({
  name,
  scheme,
  hash,
  saltLength: 0,
});

const methods: ReadonlyMap<string, SignatureMethod> = new Map([
  ['1.2.840.113549.1.1.2', method('md2WithRSAEncryption', 'rsa-pkcs1', null)],
  ['1.2.840.113549.1.1.4', method('md5WithRSAEncryption', 'rsa-pkcs1', null)],
  ['1.2.840.113549.1.1.5', method('sha1WithRSAEncryption', 'rsa-pkcs1', 'SHA-1')],
  ['1.2.840.113549.1.1.14', method('sha224WithRSAEncryption', 'rsa-pkcs1', null)],
  ['1.2.840.113549.1.1.11', method('sha256WithRSAEncryption', 'rsa-pkcs1', 'SHA-256')],
  ['1.2.840.113549.1.1.12', method('sha384WithRSAEncryption', 'rsa-pkcs1', 'SHA-384')],
  ['1.2.840.113549.1.1.13', method('sha512WithRSAEncryption', 'rsa-pkcs1', 'SHA-512')],
  ['1.2.840.10045.4.1', method('ecdsa-with-SHA1', 'ecdsa', 'SHA-1')],
  ['1.2.840.10045.4.3.1', method('ecdsa-with-SHA224', 'ecdsa', null)],
  ['1.2.840.10045.4.3.2', method('ecdsa-with-SHA256', 'ecdsa', 'SHA-256')],
  ['1.2.840.10045.4.3.3', method('ecdsa-with-SHA384', 'ecdsa', 'SHA-384')],
  ['1.2.840.10045.4.3.4', method('ecdsa-with-SHA512', 'ecdsa', 'SHA-512')],
  ['1.3.101.112', method('Ed25519', 'eddsa', null)],
  ['1.3.101.113', method('Ed448', 'eddsa', null)],
]);

const rsassaPss = '1.2.840.113549.1.1.10';

export function signatureMethod(identifier: Element): SignatureMethod {
  const fields = new Fields(identifier);
  const id = oid(fields.any());
  const parameters = fields.optional(Tag.null, Tag.sequence);
  fields.end();
  if (id === rsassaPss) return pssMethod(parameters);
  return methods.get(id) ?? method(id, 'unknown', null);
}

/** RSASSA-PSS-params (RFC 4055 §3.1); what is left out stands for SHA-1 and a salt of 20 octets. */
function pssMethod(parameters: Element | null): SignatureMethod {
  if (parameters?.tag !== Tag.sequence) return pss('SHA-1', 20);
  const fields = new Fields(parameters);
  const hash = fields.optional(0xa0);
  fields.optional(0xa1);
  const salt = fields.optional(0xa2);
  return pss(
    hash === null ? 'SHA-1' : hashNamed(new Fields(hash, 0xa0).required(Tag.sequence)),
    salt === null ? 20 : smallNumber(new Fields(salt, 0xa2).required(Tag.integer)),
  );
}

const pss = (hash: Hash | null, saltLength: number): SignatureMethod => ({
  name: `RSASSA-PSS with ${hash ?? 'another hash'}`,
  scheme: 'rsa-pss',
  hash,
  saltLength,
});

/** Null: none that WebCrypto computes. */
export const hashNamed = (identifier: Element): Hash | null => hashes.get(oid(new Fields(identifier).any())) ?? null;
