import { AsnConvert } from '@peculiar/asn1-schema';
import { Extensions, Name, SubjectPublicKeyInfo, TBSCertificate, Validity, Version } from '@peculiar/asn1-x509';
import type { Extension } from '@peculiar/asn1-x509';
import { bytesOf, fromHex, positive } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { distinguishedName } from './distinguished-name';
import {
  certificatePolicies,
  extendedKeyUsage,
  extension,
  extensionsOfIssuer,
  keyUsage,
  subjectKeyIdentifier,
} from './extensions';
import { keyIdentifier } from './issuer';
import type { Issuer } from './issuer';
import { namesOfOrder } from './names-of-order';
import type { CertifiedNames } from './names-of-order';
import type { LeafOrder } from './order';
import { keyUsageFlags, policyOf, purposesOf } from './purpose';
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
    issuer: AsnConvert.parse(issuer.name, Name),
    subject: distinguishedName(names.subject),
    notBefore: order.notBefore,
    notAfter: order.notAfter,
    spki: order.spki,
    extensions: await leafExtensions(order, issuer, names),
  });
}

async function leafExtensions(order: LeafOrder, issuer: Issuer, names: CertifiedNames): Promise<Extension[]> {
  const baseline = policyOf(order.subjectType, order.generation);
  const policies = [...(baseline === null ? [] : [baseline]), ...issuer.policies];
  const altNames = subjectAltName(names.mailboxes, order);
  return [
    ...extensionsOfIssuer(issuer),
    subjectKeyIdentifier(await keyIdentifier(order.spki)),
    keyUsage(keyUsageFlags(order)),
    extendedKeyUsage(purposesOf(order)),
    ...(policies.length === 0 ? [] : [certificatePolicies(policies)]),
    // A certificate with an empty subject is named by this extension alone (RFC 5280 §4.2.1.6).
    ...(altNames.length === 0 ? [] : [extension('subjectAltName', altNames, names.subject.length === 0)]),
  ];
}

export interface TbsParts {
  readonly serial: string;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly spki: Uint8Array;
  readonly extensions: readonly Extension[];
}

export const encodedTbs = (parts: TbsParts): Bytes =>
  bytesOf(
    AsnConvert.serialize(
      new TBSCertificate({
        version: Version.v3,
        serialNumber: positive(fromHex(parts.serial)).buffer,
        signature: algorithmIdentifier(parts.signatureAlgorithm),
        issuer: parts.issuer,
        validity: new Validity({ notBefore: parts.notBefore, notAfter: parts.notAfter }),
        subject: parts.subject,
        subjectPublicKeyInfo: AsnConvert.parse(bytesOf(parts.spki), SubjectPublicKeyInfo),
        extensions: new Extensions([...parts.extensions]),
      }),
    ),
  );
