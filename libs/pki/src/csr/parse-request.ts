import { bytesOf } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { readDer, requireWellFormed, Tag } from '../asn1/der';
import type { Element } from '../asn1/der';
import { readExtensions } from '../asn1/extensions';
import type { ExtensionField } from '../asn1/extensions';
import { generalNames } from '../asn1/general-names';
import type { GeneralNames } from '../asn1/general-names';
import { readName } from '../asn1/name';
import type { NameAttribute } from '../asn1/name';
import { extensionName, extensionOids } from '../asn1/oids';
import { publicKey } from '../asn1/public-key';
import type { PublicKey } from '../asn1/public-key';
import { Fields, itemsOf, oid, smallNumber, wholeOctets } from '../asn1/read';
import { signatureMethod } from '../asn1/signature-algorithms';
import type { SignatureMethod } from '../asn1/signature-algorithms';
import { CsrFault, unreadable } from './csr-fault';
import type { ExtensionFact } from './csr-facts';

export interface ParsedRequest {
  readonly version: number;
  readonly subject: NameAttribute[];
  readonly key: PublicKey;
  readonly names: GeneralNames;
  readonly extensions: ExtensionFact[];
  readonly method: SignatureMethod;
  /** The bytes that were signed. */
  readonly content: Bytes;
  readonly signature: Bytes;
}

/** Extensions asked for: by PKCS#9 (RFC 2985 §5.4.2), or by the older attribute of Microsoft's tools. */
const extensionRequests = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];
const deepestExtension = 32;

/** CertificationRequest of RFC 2986 §4. Whatever does not follow it is `csr-unreadable`. */
export function parseRequest(der: Bytes): ParsedRequest {
  try {
    return parsed(der);
  } catch (error) {
    if (error instanceof CsrFault) throw error;
    throw unreadable(error);
  }
}

function parsed(der: Bytes): ParsedRequest {
  const outer = new Fields(readDer(der));
  const info = outer.required(Tag.sequence);
  const algorithm = outer.required(Tag.sequence);
  const signature = bytesOf(wholeOctets(outer.required(Tag.bitString)));
  outer.end();
  const fields = new Fields(info);
  const version = smallNumber(fields.required(Tag.integer)) + 1;
  const subject = readName(fields.required(Tag.sequence));
  requireOneCommonName(subject);
  const key = publicKey(fields.required(Tag.sequence));
  const extensions = requestedExtensions(fields.optional(0xa0));
  fields.end();
  return {
    version,
    subject,
    key,
    names: namesIn(extensions),
    extensions: extensions.map(({ oid: id, critical }) => ({ oid: id, name: extensionName(id), critical })),
    method: signatureMethod(algorithm),
    content: bytesOf(info.bytes),
    signature,
  };
}

/** With two of them nobody can say which one a reader will show. */
function requireOneCommonName(subject: readonly NameAttribute[]): void {
  if (subject.filter(({ attribute }) => attribute === 'commonName').length > 1)
    throw new CsrFault('csr-unreadable', { reason: 'two-common-names' });
}

function requestedExtensions(attributes: Element | null): ExtensionField[] {
  const asked = (attributes === null ? [] : itemsOf(attributes, 0xa0)).flatMap(extensionsOfAttribute);
  const distinct = new Set(asked.map((extension) => extension.oid));
  if (distinct.size !== asked.length) throw new CsrFault('csr-unreadable', { reason: 'extension-twice' });
  for (const { value } of asked) requireWellFormed(readDer(value), deepestExtension);
  return asked;
}

function extensionsOfAttribute(attribute: Element): ExtensionField[] {
  const fields = new Fields(attribute);
  const type = oid(fields.any());
  const values = fields.required(Tag.set);
  fields.end();
  return extensionRequests.includes(type) ? itemsOf(values, Tag.set).flatMap(readExtensions) : [];
}

function namesIn(extensions: readonly ExtensionField[]): GeneralNames {
  const san = extensions.find((extension) => extension.oid === extensionOids.subjectAltName);
  return generalNames(san?.value ?? Uint8Array.of(Tag.sequence, 0));
}
