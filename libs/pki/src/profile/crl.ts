import { AsnConvert } from '@peculiar/asn1-schema';
import { CRLReason, CRLReasons, Name, RevokedCertificate, TBSCertList, Time, Version } from '@peculiar/asn1-x509';
import type { Extension } from '@peculiar/asn1-x509';
import { bytesOf, fromHex, positive } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { authorityKeyIdentifier, extension, rawExtension } from './extensions';
import type { Issuer } from './issuer';
import { algorithmIdentifier } from './signature-algorithm';

export type RevocationReason =
  | 'unspecified'
  | 'keyCompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'cessationOfOperation'
  | 'certificateHold'
  | 'privilegeWithdrawn';

export interface RevokedEntry {
  /** Hexadecimal. */
  readonly serial: string;
  readonly at: Date;
  readonly reason?: RevocationReason | null;
}

export interface CrlContent {
  readonly issuer: Issuer;
  /** Never less than that of the list before. */
  readonly number: number | bigint;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly entries: readonly RevokedEntry[];
}

/** The exact bytes that are signed for a list of revoked certificates (RFC 5280 §5.1, SBR 7.2). */
export const buildCrlTbs = ({ issuer, number, thisUpdate, nextUpdate, entries }: CrlContent): Bytes =>
  bytesOf(
    AsnConvert.serialize(
      new TBSCertList({
        version: Version.v2,
        signature: algorithmIdentifier(issuer.signatureAlgorithm),
        issuer: AsnConvert.parse(issuer.name, Name),
        thisUpdate: new Time(thisUpdate),
        nextUpdate: new Time(nextUpdate),
        // An empty list is left out, not written as an empty sequence (RFC 5280 §5.1.2.6).
        ...(entries.length === 0 ? {} : { revokedCertificates: entries.map(revoked) }),
        crlExtensions: [authorityKeyIdentifier(issuer.keyId), rawExtension('cRLNumber', integer(BigInt(number)))],
      }),
    ),
  );

const revoked = ({ serial, at, reason }: RevokedEntry): RevokedCertificate =>
  new RevokedCertificate({
    userCertificate: positive(fromHex(serial)).buffer,
    revocationDate: new Time(at),
    ...reasonCode(reason ?? 'unspecified'),
  });

/** "Unspecified" is said by leaving the reason out (SBR 7.2.2). */
const reasonCode = (reason: RevocationReason): { crlEntryExtensions?: Extension[] } =>
  reason === 'unspecified' ? {} : { crlEntryExtensions: [extension('reasonCode', new CRLReason(CRLReasons[reason]))] };

function integer(value: bigint): Bytes {
  const hex = value.toString(16);
  return element(Tag.integer, positive(fromHex(hex.length % 2 === 0 ? hex : `0${hex}`)));
}
