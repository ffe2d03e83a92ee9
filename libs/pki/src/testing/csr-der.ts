import { createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bytesOf, fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { someKey } from './ca';

/** Requests that no tool makes, put together element by element and signed properly. */
export interface CsrParts {
  readonly key?: KeyObject;
  /** Stands in place of the key's own. */
  readonly spki?: Uint8Array;
  readonly subject?: Uint8Array;
  /** Elements of the extension request. */
  readonly extensions?: readonly Uint8Array[];
  readonly attributes?: readonly Uint8Array[];
  readonly version?: Uint8Array;
  /** AlgorithmIdentifier of the signature; ECDSA with SHA-256 unless it says otherwise. */
  readonly algorithm?: Uint8Array;
  readonly sign?: (content: Uint8Array) => Uint8Array;
}

const ecdsaWithSha256 = element(Tag.sequence, fromHex('06082a8648ce3d040302'));

export function csrDer(parts: CsrParts = {}): Bytes {
  const key = parts.key ?? someKey('p-256');
  const spki = parts.spki ?? bytesOf(createPublicKey(key as never).export({ format: 'der', type: 'spki' }));
  const requested = parts.extensions === undefined ? [] : [extensionRequest(parts.extensions)];
  const info = element(
    Tag.sequence,
    parts.version ?? element(Tag.integer, Uint8Array.of(0)),
    parts.subject ?? nameOf([commonName(utf8('Mia'))]),
    spki,
    element(0xa0, ...requested, ...(parts.attributes ?? [])),
  );
  return element(
    Tag.sequence,
    info,
    parts.algorithm ?? ecdsaWithSha256,
    element(Tag.bitString, Uint8Array.of(0), parts.sign?.(info) ?? sign('sha256', info, key)),
  );
}

const extensionRequest = (extensions: readonly Uint8Array[]): Bytes =>
  element(Tag.sequence, fromHex('06092a864886f70d01090e'), element(Tag.set, element(Tag.sequence, ...extensions)));

export const anExtension = (oidHex: string, value: Uint8Array): Bytes =>
  element(Tag.sequence, element(Tag.oid, fromHex(oidHex)), element(Tag.octetString, value));

/** subjectAltName of ready-made names. */
export const altNames = (...names: readonly Uint8Array[]): Bytes =>
  anExtension('551d11', element(Tag.sequence, ...names));

export const ascii = (text: string): Bytes => bytesOf(new TextEncoder().encode(text));
export const utf8 = (text: string): Bytes => element(Tag.utf8String, ascii(text));
export const commonName = (value: Uint8Array): Bytes =>
  element(Tag.set, element(Tag.sequence, fromHex('0603550403'), value));
export const nameOf = (relativeNames: readonly Uint8Array[]): Bytes => element(Tag.sequence, ...relativeNames);

export function nested(depth: number): Bytes {
  let inner: Bytes = bytesOf(new Uint8Array());
  for (let level = 0; level < depth; level += 1) inner = element(Tag.sequence, inner);
  return inner;
}
