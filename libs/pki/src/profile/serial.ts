import { toHex } from '../asn1/bytes';

/**
 * Sixteen octets of a cryptographic generator, in hexadecimal: positive and below two to the 159 (SBR 7.1). Drawn again until
 * the first octet is between 1 and 127, so that a serial has one length in every encoding.
 */
export function randomSerial(): string {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  const [first = 0] = octets;
  return first === 0 || first > 0x7f ? randomSerial() : toHex(octets);
}
