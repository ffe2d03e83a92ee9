import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AccessDescription,
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CertificatePolicies,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  id_ad_caIssuers,
  id_ad_ocsp,
  KeyIdentifier,
  KeyUsage,
  PolicyInformation,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { bytesOf } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { extensionOids } from '../asn1/oids';
import type { IssuerUrls } from './issuer';

/** One extension of RFC 5280 §4.2 from its value. */
export const extension = (kind: keyof typeof extensionOids, value: unknown, critical = false): Extension =>
  rawExtension(kind, bytesOf(AsnConvert.serialize(value)), critical);

/** The same from the DER of its value. */
export const rawExtension = (kind: keyof typeof extensionOids, value: Bytes, critical = false): Extension =>
  new Extension({ extnID: extensionOids[kind], critical, extnValue: new OctetString(value) });

export const authorityKeyIdentifier = (keyId: Uint8Array): Extension =>
  extension('authorityKeyIdentifier', new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(bytesOf(keyId)) }));

export const subjectKeyIdentifier = (keyId: Uint8Array): Extension =>
  extension('subjectKeyIdentifier', new SubjectKeyIdentifier(bytesOf(keyId)));

/** Flags of `KeyUsageFlags`; critical in every certificate (SBR 7.1.2.3 e). */
export const keyUsage = (flags: number): Extension => extension('keyUsage', new KeyUsage(flags), true);

export const extendedKeyUsage = (oids: readonly string[]): Extension =>
  extension('extendedKeyUsage', new ExtendedKeyUsage([...oids]));

/** Without qualifiers, which nobody reads. */
export const certificatePolicies = (oids: readonly string[]): Extension =>
  extension(
    'certificatePolicies',
    new CertificatePolicies(oids.map((policyIdentifier) => new PolicyInformation({ policyIdentifier }))),
  );

export const caConstraints = (pathLenConstraint: number | null): Extension =>
  extension(
    'basicConstraints',
    new BasicConstraints(pathLenConstraint === null ? { cA: true } : { cA: true, pathLenConstraint }),
    true,
  );

/** Where the issuer's CRL and certificate are found; what an issuer does not have is left out. */
export const addresses = (issuer: IssuerUrls): Extension[] => [...crlPoint(issuer), ...informationAccess(issuer)];

function crlPoint({ crlUrl }: IssuerUrls): Extension[] {
  if (crlUrl === null) return [];
  const distributionPoint = new DistributionPointName({ fullName: [url(crlUrl)] });
  return [
    extension('cRLDistributionPoints', new CRLDistributionPoints([new DistributionPoint({ distributionPoint })])),
  ];
}

function informationAccess({ ocspUrl, caIssuersUrl }: IssuerUrls): Extension[] {
  const descriptions = [...access(id_ad_ocsp, ocspUrl), ...access(id_ad_caIssuers, caIssuersUrl)];
  return descriptions.length === 0
    ? []
    : [extension('authorityInfoAccess', new AuthorityInfoAccessSyntax(descriptions))];
}

const access = (accessMethod: string, address: string | null): AccessDescription[] =>
  address === null ? [] : [new AccessDescription({ accessMethod, accessLocation: url(address) })];

const url = (uniformResourceIdentifier: string): GeneralName => new GeneralName({ uniformResourceIdentifier });
