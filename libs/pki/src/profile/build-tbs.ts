import { AsnConvert } from '@peculiar/asn1-schema';
import { Time } from '@peculiar/asn1-x509';
import type { Name } from '@peculiar/asn1-x509';
import { bytesOf, fromHex, positive } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { constructedTag, element, Tag } from '../asn1/der';
import { encoded, extensionsOfIssuer, extensionsOfProfile } from './cached-extensions';
import { distinguishedName } from './distinguished-name';
import { extension, subjectKeyIdentifier } from './extensions';
import { keyIdentifier } from './issuer';
import type { Issuer } from './issuer';
import { namesOfOrder } from './names-of-order';
import type { CertifiedNames } from './names-of-order';
import type { LeafOrder } from './order';
import { algorithmIdentifier } from './signature-algorithm';
import type { SignatureAlgorithm } from './signature-algorithm';
import { subjectAltName } from './subject-alt-name';

/**
 * The exact bytes that are signed for an order (SBR 7.1.2.3). Throws `OrderFault` if a name cannot be encoded; whether the
 * result keeps every rule is for `checkTbs`, which reads the bytes again.
 */
export async function buildTbs(order: LeafOrder, issuer: Issuer, serial: string): Promise<Bytes> {
  const names = namesOfOrder(order);
  return encodedTbs({
    serial,
    signatureAlgorithm: issuer.signatureAlgorithm,
    issuer: issuer.name,
    subject: encodedName(distinguishedName(names.subject)),
    notBefore: order.notBefore,
    notAfter: order.notAfter,
    spki: order.spki,
    extensions: await leafExtensions(order, issuer, names),
  });
}

async function leafExtensions(order: LeafOrder, issuer: Issuer, names: CertifiedNames): Promise<Bytes[]> {
  const altNames = subjectAltName(names.mailboxes, order);
  return [
    ...extensionsOfIssuer(issuer),
    encoded(subjectKeyIdentifier(await keyIdentifier(order.spki))),
    ...extensionsOfProfile(order, issuer),
    // A certificate with an empty subject is named by this extension alone (RFC 5280 §4.2.1.6).
    ...(altNames.length === 0 ? [] : [encoded(extension('subjectAltName', altNames, names.subject.length === 0))]),
  ];
}

export interface TbsParts {
  readonly serial: string;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly issuer: Bytes;
  readonly subject: Bytes;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly spki: Uint8Array;
  readonly extensions: readonly Bytes[];
}

export const encodedName = (name: Name): Bytes => bytesOf(AsnConvert.serialize(name));

const version3 = element(constructedTag(0), element(Tag.integer, Uint8Array.of(2)));

/** TBSCertificate (RFC 5280 §4.1) round its parts; the issuer's name and the key go in byte for byte as they came. */
export const encodedTbs = (parts: TbsParts): Bytes =>
  element(
    Tag.sequence,
    version3,
    element(Tag.integer, positive(fromHex(parts.serial))),
    bytesOf(AsnConvert.serialize(algorithmIdentifier(parts.signatureAlgorithm))),
    parts.issuer,
    element(Tag.sequence, time(parts.notBefore), time(parts.notAfter)),
    parts.subject,
    parts.spki,
    element(constructedTag(3), element(Tag.sequence, ...parts.extensions)),
  );

const time = (at: Date): Bytes => bytesOf(AsnConvert.serialize(new Time(at)));
