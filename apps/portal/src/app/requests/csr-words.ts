import type { Csr } from '@countersign/contracts';

/** "RSA 3072", "EC P-256", "Ed25519". */
export function keyText({ algorithm, bits, curve }: Pick<Csr['key'], 'algorithm' | 'bits' | 'curve'>): string {
  const size = curve ?? bits?.toString();
  return size === undefined ? algorithm : `${algorithm} ${size}`;
}

/** a1 b2 … of a fingerprint, as other tools show it. */
export const grouped = (hex: string): string =>
  hex
    .toUpperCase()
    .match(/.{1,2}/g)
    ?.join(':') ?? hex;
