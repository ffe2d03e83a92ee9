import { CRLReasons } from '@peculiar/asn1-x509';
import { bytesOf, fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { constructedTag, contextTag, element, Tag } from '../asn1/der';
import { encoded } from './cached-extensions';
import type { RevocationReason } from './crl';
import { rawExtension } from './extensions';
import { keyIdentifier } from './issuer';
import type { Issuer } from './issuer';
import type { CertId } from './ocsp-request';

export type CertStatus =
  | { readonly as: 'good' }
  | { readonly as: 'unknown' }
  | { readonly as: 'revoked'; readonly at: Date; readonly reason?: RevocationReason | null };

export interface OcspContent {
  /** It signs the answer itself: the asker has its certificate already, none is sent along. */
  readonly issuer: Issuer;
  readonly producedAt: Date;
  readonly nextUpdate: Date;
  readonly answers: readonly { readonly id: CertId; readonly status: CertStatus }[];
  readonly nonce: Bytes | null;
}

/** The exact bytes that are signed for an answer: ResponseData of RFC 6960 §4.2.1, the responder named by its key. */
export async function buildOcspTbs({ issuer, producedAt, nextUpdate, answers, nonce }: OcspContent): Promise<Bytes> {
  const responderId = element(constructedTag(2), element(Tag.octetString, bytesOf(await keyIdentifier(issuer.spki))));
  const [at, until] = [generalizedTime(producedAt), generalizedTime(nextUpdate)];
  const singles = answers.map(({ id, status }) =>
    element(Tag.sequence, id.der, certStatus(status), at, element(constructedTag(0), until)),
  );
  return element(Tag.sequence, responderId, at, element(Tag.sequence, ...singles), ...nonceExtension(nonce));
}

function certStatus(status: CertStatus): Bytes {
  if (status.as === 'good') return element(contextTag(0));
  if (status.as === 'unknown') return element(contextTag(2));
  return element(constructedTag(1), generalizedTime(status.at), ...reasonOf(status.reason ?? 'unspecified'));
}

/** "Unspecified" is said by leaving the reason out, as in the CRL. */
const reasonOf = (reason: RevocationReason): Bytes[] =>
  reason === 'unspecified'
    ? []
    : [element(constructedTag(0), element(Tag.enumerated, Uint8Array.of(CRLReasons[reason])))];

const nonceExtension = (nonce: Bytes | null): Bytes[] =>
  nonce === null
    ? []
    : [
        element(
          constructedTag(1),
          element(Tag.sequence, encoded(rawExtension('ocspNonce', element(Tag.octetString, nonce)))),
        ),
      ];

/** Seconds and Z, as RFC 5280 §4.1.2.5.2 writes it. */
const generalizedTime = (at: Date): Bytes =>
  element(Tag.generalizedTime, new TextEncoder().encode(at.toISOString().replace(/[-:T]|\.\d+/g, '')));

const basicResponse = fromHex('06092b0601050507300101');

/** An answer that was signed: `basic` is a BasicOCSPResponse, put together as a certificate is. */
export const ocspSuccess = (basic: Uint8Array): Bytes =>
  element(
    Tag.sequence,
    element(Tag.enumerated, Uint8Array.of(0)),
    element(constructedTag(0), element(Tag.sequence, basicResponse, element(Tag.octetString, basic))),
  );

/** OCSPResponseStatus of RFC 6960 §4.2.1. */
const refusals = { malformedRequest: 1, tryLater: 3, unauthorized: 6 } as const;
export type OcspRefusal = keyof typeof refusals;

/** Says no, unsigned: anybody on the way could say it, so nothing follows from it about a certificate. */
export const ocspRefusal = (status: OcspRefusal): Bytes =>
  element(Tag.sequence, element(Tag.enumerated, Uint8Array.of(refusals[status])));
