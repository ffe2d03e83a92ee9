import { bytesOf, digest, fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { readCertificate } from '../asn1/certificate';
import { keyUsageBits, subjectKeyId } from '../asn1/certificate-extensions';
import { bitLength, keyBits } from '../asn1/public-key';
import { signatureAlgorithmFor } from './signature-algorithm';
import type { SignatureAlgorithm } from './signature-algorithm';

/** Where the certificates of an issuer say that its CRL, its own certificate and its OCSP responder are: plain http. */
export interface IssuerUrls {
  readonly crlUrl: string | null;
  readonly caIssuersUrl: string | null;
  readonly ocspUrl: string | null;
}

/** What of an issuing CA goes into the certificates it signs. Keep one per CA: parts are cached by the object. */
export interface Issuer extends IssuerUrls {
  readonly certificate: Bytes;
  /** Its subject, byte for byte, as their issuer (RFC 5280 §7.1). */
  readonly name: Bytes;
  readonly spki: Bytes;
  readonly keyId: Bytes;
  /** Whether its key may sign OCSP answers itself: digitalSignature (SBR 7.1.2.1 b, 7.1.2.2 d). */
  readonly signsAnswers: boolean;
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** The size of its key, where that is RSA. */
  readonly rsaBits: number | null;
  /** Policies of its own that follow the one of the Baseline Requirements. */
  readonly policies: readonly string[];
}

export async function issuerOf(
  certificate: Uint8Array,
  { policies = [], ...urls }: IssuerUrls & { readonly policies?: readonly string[] },
): Promise<Issuer> {
  const { subject, key, der, ...rest } = readCertificate(certificate);
  const keyId = subjectKeyId(rest);
  return {
    ...urls,
    policies,
    certificate: bytesOf(der),
    name: subject.der,
    spki: key.spki,
    signsAnswers: keyUsageBits(rest).includes(0),
    keyId: keyId === null ? await keyIdentifier(key.spki) : fromHex(keyId),
    signatureAlgorithm: signatureAlgorithmFor(key.spki),
    rsaBits: key.algorithm === 'RSA' ? bitLength(key.modulus) : null,
  };
}

const keyIds = new WeakMap<Uint8Array, Promise<Bytes>>();

/** SHA-1 of the key's bits: a name, not a proof (RFC 5280 §4.2.1.2, method 1). Building and checking share one computation. */
export function keyIdentifier(spki: Uint8Array): Promise<Bytes> {
  const known = keyIds.get(spki) ?? digest('SHA-1', keyBits(spki));
  keyIds.set(spki, known);
  return known;
}
