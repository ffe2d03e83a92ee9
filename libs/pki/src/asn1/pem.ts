import { fromBase64, toBase64 } from './bytes';
import type { Bytes } from './bytes';

export type PemLabel = 'CERTIFICATE' | 'CERTIFICATE REQUEST' | 'X509 CRL';

/** Textual encoding of RFC 7468: 64 characters a line, a line feed after the last. */
export function toPem(label: PemLabel, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The bytes of every block of that label, in their order; a block that is not base64 is passed over. */
export const fromPem = (label: PemLabel, text: string): Bytes[] =>
  [...text.matchAll(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`, 'g'))].flatMap(
    ([, body]) => decoded(body ?? ''),
  );

function decoded(body: string): Bytes[] {
  try {
    return [fromBase64(body)];
  } catch {
    return [];
  }
}

/** Leaf first, root last. */
export const chainPem = (certificates: readonly Uint8Array[]): string =>
  certificates.map((der) => toPem('CERTIFICATE', der)).join('');
