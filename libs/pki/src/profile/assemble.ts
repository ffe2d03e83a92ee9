import { AsnConvert } from '@peculiar/asn1-schema';
import { bytesOf } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { algorithmIdentifier } from './signature-algorithm';
import type { SignatureAlgorithm } from './signature-algorithm';

/** A certificate or CRL from what was signed and its signature; the signed bytes are taken as they are. */
export const assemble = (tbs: Uint8Array, algorithm: SignatureAlgorithm, signature: Uint8Array): Bytes =>
  element(
    Tag.sequence,
    tbs,
    bytesOf(AsnConvert.serialize(algorithmIdentifier(algorithm))),
    element(Tag.bitString, Uint8Array.of(0), signature),
  );
