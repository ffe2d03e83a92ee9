import { bytesOf, digest, sameBytes, toHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { constructedTag, DerError, readDer, Tag } from '../asn1/der';
import type { Element } from '../asn1/der';
import { readExtensions } from '../asn1/extensions';
import type { ExtensionField } from '../asn1/extensions';
import { extensionOids } from '../asn1/oids';
import { keyBits } from '../asn1/public-key';
import { Fields, itemsOf, smallNumber, unsigned } from '../asn1/read';
import { hashNamed } from '../asn1/signature-algorithms';
import type { Hash } from '../asn1/signature-algorithms';
import type { Issuer } from './issuer';

/** Which certificate is asked about: its issuer by two hashes, and its number (RFC 6960 §4.1.1). */
export interface CertId {
  /** As it came: the answer repeats it. */
  readonly der: Bytes;
  /** Null: one that nobody computes here. */
  readonly hash: Hash | null;
  readonly issuerNameHash: Bytes;
  readonly issuerKeyHash: Bytes;
  /** Hexadecimal, lower case, whole octets, no leading zero. */
  readonly serial: string;
}

export interface OcspRequest {
  readonly ids: readonly CertId[];
  readonly nonce: Bytes | null;
}

/** The answer is made of what the question says: more than this in one is no use and may cost. */
const mostIds = 20;

/** Throws `DerError` for whatever is not a question that can be answered: `malformedRequest`. Signatures of askers are not looked at. */
export function readOcspRequest(der: Uint8Array): OcspRequest {
  const whole = new Fields(readDer(der));
  const fields = new Fields(whole.required(Tag.sequence));
  whole.optional(constructedTag(0));
  whole.end();
  requireVersion1(fields.optional(constructedTag(0)));
  fields.optional(constructedTag(1));
  const ids = itemsOf(fields.required(Tag.sequence), Tag.sequence).map(certIdOf);
  const extensions = extensionsIn(fields.optional(constructedTag(2)), constructedTag(2));
  fields.end();
  if (ids.length === 0 || ids.length > mostIds) throw new DerError(`Not 1 to ${mostIds} certificates`);
  return { ids, nonce: nonceIn(extensions) };
}

/** Whether the hashes name this issuer; the number alone says nothing. */
export async function isOfIssuer({ hash, issuerNameHash, issuerKeyHash }: CertId, issuer: Issuer): Promise<boolean> {
  if (hash === null) return false;
  return (
    sameBytes(issuerNameHash, await digest(hash, issuer.name)) &&
    sameBytes(issuerKeyHash, await digest(hash, keyBits(issuer.spki)))
  );
}

function requireVersion1(version: Element | null): void {
  if (version !== null && smallNumber(new Fields(version, constructedTag(0)).any()) !== 0)
    throw new DerError('Not version 1');
}

function certIdOf(request: Element): CertId {
  const fields = new Fields(request);
  const id = fields.required(Tag.sequence);
  extensionsIn(fields.optional(constructedTag(0)), constructedTag(0));
  fields.end();
  const parts = new Fields(id);
  const hash = hashNamed(parts.required(Tag.sequence));
  const issuerNameHash = parts.required(Tag.octetString).content;
  const issuerKeyHash = parts.required(Tag.octetString).content;
  const serial = toHex(unsigned(parts.required(Tag.integer)));
  parts.end();
  return { der: bytesOf(id.bytes), hash, issuerNameHash, issuerKeyHash, serial };
}

/** A critical one that is not understood may not be passed over (RFC 6960 §4.4). */
function extensionsIn(field: Element | null, tag: number): ExtensionField[] {
  const extensions = field === null ? [] : readExtensions(new Fields(field, tag).required(Tag.sequence));
  if (extensions.some(({ critical, oid }) => critical && oid !== extensionOids.ocspNonce))
    throw new DerError('A critical extension is not known');
  return extensions;
}

/** 1 to 128 octets; any other length is refused (RFC 9654 §2.1). */
function nonceIn(extensions: readonly ExtensionField[]): Bytes | null {
  const nonce = extensions.find(({ oid }) => oid === extensionOids.ocspNonce);
  if (nonce === undefined) return null;
  const { tag, content } = readDer(nonce.value);
  if (tag !== Tag.octetString || content.length < 1 || content.length > 128) throw new DerError('Not a nonce');
  return bytesOf(content);
}
