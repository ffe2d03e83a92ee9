import { bytesOf, toHex } from './bytes';
import type { Bytes } from './bytes';
import { readDer, Tag } from './der';
import type { Element } from './der';
import { readExtensions } from './extensions';
import type { ExtensionField } from './extensions';
import { readName } from './name';
import type { NameAttribute } from './name';
import { publicKey } from './public-key';
import type { PublicKey } from './public-key';
import { Fields, smallNumber, time, unsigned, wholeOctets } from './read';
import { signatureMethod } from './signature-algorithms';
import type { SignatureMethod } from './signature-algorithms';

export interface ReadName {
  readonly der: Bytes;
  readonly attributes: NameAttribute[];
}

/** TBSCertificate of RFC 5280 §4.1. */
export interface ReadTbs {
  /** 1 to 3. */
  readonly version: number;
  /** Hexadecimal, lower case, whole octets, no leading zero. */
  readonly serial: string;
  readonly method: SignatureMethod;
  readonly issuer: ReadName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subject: ReadName;
  readonly key: PublicKey;
  readonly extensions: ExtensionField[];
}

export interface ReadCertificate extends ReadTbs {
  readonly der: Bytes;
  /** The bytes that were signed. */
  readonly tbs: Bytes;
  readonly signature: Bytes;
}

/** Throws `DerError` for whatever is not a certificate. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const fields = new Fields(readDer(der));
  const tbs = fields.required(Tag.sequence);
  fields.required(Tag.sequence);
  const signature = bytesOf(wholeOctets(fields.required(Tag.bitString)));
  fields.end();
  return { ...tbsOf(tbs), der: bytesOf(der), tbs: bytesOf(tbs.bytes), signature };
}

export const readTbs = (der: Uint8Array): ReadTbs => tbsOf(readDer(der));

function tbsOf(element: Element): ReadTbs {
  const fields = new Fields(element);
  const version = fields.optional(0xa0);
  const serial = toHex(unsigned(fields.required(Tag.integer)));
  const method = signatureMethod(fields.required(Tag.sequence));
  const issuer = nameOf(fields.required(Tag.sequence));
  const validity = new Fields(fields.required(Tag.sequence));
  const subject = nameOf(fields.required(Tag.sequence));
  const key = publicKey(fields.required(Tag.sequence));
  fields.optional(0x81);
  fields.optional(0x82);
  const extensions = fields.optional(0xa3);
  fields.end();
  return {
    version: version === null ? 1 : smallNumber(new Fields(version, 0xa0).any()) + 1,
    serial,
    method,
    issuer,
    notBefore: time(validity.any()),
    notAfter: time(validity.any()),
    subject,
    key,
    extensions: extensions === null ? [] : readExtensions(new Fields(extensions, 0xa3).any()),
  };
}

const nameOf = (element: Element): ReadName => ({ der: bytesOf(element.bytes), attributes: readName(element) });
