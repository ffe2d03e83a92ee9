import { X509Certificate, X509Certificates } from '@peculiar/x509';
import { bytesOf } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';

/** A degenerate SignedData that carries certificates alone (RFC 5652 §5.1), as mail programs import it. */
export const p7b = (certificates: readonly Uint8Array[]): Bytes =>
  bytesOf(new X509Certificates(certificates.map((der) => new X509Certificate(bytesOf(der)))).export('raw'));
