import { sha256, toHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { readCertificate } from '../asn1/certificate';
import { subjectAltNames } from '../asn1/certificate-extensions';
import { nameText } from '../asn1/name';
import { keyFacts } from '../csr/key-facts';
import type { KeyFacts } from '../csr/csr-facts';

/** A certificate in words, in the shape of the HTTP contract. */
export interface CertificateFacts {
  readonly serial: string;
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  readonly emails: string[];
  readonly dnsNames: string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly sha256: string;
  readonly key: KeyFacts;
  readonly signatureAlgorithm: string;
  readonly spki: Bytes;
}

/** Throws for what is not a certificate, or one with a key that is not certified here. */
export async function describeCertificate(der: Uint8Array): Promise<CertificateFacts> {
  const certificate = readCertificate(der);
  const { emails, dnsNames } = subjectAltNames(certificate);
  return {
    serial: certificate.serial,
    subject: nameText(certificate.subject.attributes),
    issuer: nameText(certificate.issuer.attributes),
    emails,
    dnsNames,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    sha256: toHex(await sha256(der)),
    key: await keyFacts(certificate.key),
    signatureAlgorithm: certificate.method.name,
    spki: certificate.key.spki,
  };
}
