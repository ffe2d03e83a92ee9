import { toBigInt } from '../../asn1/bytes';
import { bitLength, readSpki } from '../../asn1/public-key';
import type { CsrFacts } from '../csr-facts';
import type { KeyFault } from '../key-policy';
import { hasClosePrimes } from './close-primes';
import { isProbablyPrime } from './integers';
import { isEven, smallFactor } from './modulus';
import { hasRocaFingerprint } from './roca';

/** No profile takes more: `keyFaults` refuses these by their size, and nobody pays for looking further. */
const largestModulusBits = 4096;

/**
 * Whether others can find the private key (SBR 6.1.1.3, 4.9.1.1): the ways that are known and quick to try. The cheap ones
 * first; that a modulus is itself a prime takes longest and is asked only where nothing else was found.
 */
export function weakKeyFaults({ spki }: Pick<CsrFacts, 'spki'>): KeyFault[] {
  const key = readSpki(spki);
  if (key.algorithm !== 'RSA' || bitLength(key.modulus) > largestModulusBits) return [];
  const modulus = toBigInt(key.modulus);
  if (isEven(modulus)) return [badModulus('even')];
  const factor = smallFactor(modulus);
  if (factor !== null) return [{ code: 'csr-modulus', params: { reason: 'small-factor', factor } }];
  if (hasRocaFingerprint(modulus)) return [weak('roca')];
  if (hasClosePrimes(modulus)) return [weak('close-primes')];
  return isProbablyPrime(modulus) ? [badModulus('prime')] : [];
}

const weak = (reason: string): KeyFault => ({ code: 'csr-weak-key', params: { reason } });
const badModulus = (reason: string): KeyFault => ({ code: 'csr-modulus', params: { reason } });
