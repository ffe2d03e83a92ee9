import { toBigInt } from '../../asn1/bytes';
import { readSpki } from '../../asn1/public-key';
import type { CsrFacts } from '../csr-facts';
import type { KeyFault } from '../key-policy';
import { hasClosePrimes } from './close-primes';
import { isProbablyPrime } from './integers';
import { isEven, smallFactor } from './modulus';
import { hasRocaFingerprint } from './roca';

/** Keys that somebody has published, such as those of Debian in 2008, by the SHA-256 of their SPKI in lower hexadecimal. */
export interface KnownWeakKeys {
  has(spkiSha256: string): boolean;
}

export const noKnownWeakKeys: KnownWeakKeys = new Set<string>();

/**
 * Whether others can find the private key (SBR 6.1.1.3, 4.9.1.1): the ways that are known and quick to try. The cheap ones
 * first; that a modulus is itself a prime takes longest and is asked only where nothing else was found.
 */
export async function weakKeyFaults(
  { spki, key }: Pick<CsrFacts, 'spki' | 'key'>,
  known: KnownWeakKeys = noKnownWeakKeys,
): Promise<KeyFault[]> {
  if (known.has(key.spkiSha256)) return [weak('known')];
  const read = readSpki(spki);
  if (read.algorithm !== 'RSA') return [];
  const modulus = toBigInt(read.modulus);
  if (isEven(modulus)) return [badModulus('even')];
  const factor = smallFactor(modulus);
  if (factor !== null) return [{ code: 'csr-modulus', params: { reason: 'small-factor', factor } }];
  if (hasRocaFingerprint(modulus)) return [weak('roca')];
  if (hasClosePrimes(modulus)) return [weak('close-primes')];
  return (await isProbablyPrime(modulus)) ? [badModulus('prime')] : [];
}

const weak = (reason: string): KeyFault => ({ code: 'csr-weak-key', params: { reason } });
const badModulus = (reason: string): KeyFault => ({ code: 'csr-modulus', params: { reason } });
