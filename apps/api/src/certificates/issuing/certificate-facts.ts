import { describeCertificate } from '@countersign/pki';
import type { Issued } from '../../connectors';
import type { CertificateRow } from '../certificate.entity';

type Facts = Pick<
  CertificateRow,
  | 'serial'
  | 'subject'
  | 'issuer'
  | 'emails'
  | 'dnsNames'
  | 'notBefore'
  | 'notAfter'
  | 'sha256'
  | 'spkiSha256'
  | 'key'
  | 'signatureAlgorithm'
  | 'der'
  | 'chain'
>;

/** What the columns of a certificate say, read from the certificate itself. */
export async function certificateFacts({ certificate, chain }: Issued): Promise<Facts> {
  const read = await describeCertificate(new Uint8Array(certificate));
  const { serial, subject, issuer, emails, dnsNames, notBefore, notAfter, signatureAlgorithm } = read;
  const { algorithm, bits, curve, spkiSha256 } = read.key;
  return {
    ...{ serial, subject, issuer, emails, dnsNames, notBefore, notAfter, signatureAlgorithm, spkiSha256 },
    sha256: read.sha256,
    key: { algorithm, bits, curve },
    der: certificate,
    chain: [...chain],
  };
}
