import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, fromHex } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { request } from '../../testing/openssl';
import { weakModuli } from '../../testing/weak-moduli';
import { inspectCsr } from '../inspect-csr';
import { keyFaults } from '../key-policy';
import type { KeyPolicy } from '../key-policy';
import { hasClosePrimes } from './close-primes';
import { isProbablyPrime, isSquare, primesUpTo, squareRoot } from './integers';
import { hasRocaFingerprint } from './roca';
import { weakKeyFaults } from './weak-key';

/** An RSA key from its numbers, whoever can compute its private part. */
function spkiOf(modulusHex: string, exponentHex = '010001'): Bytes {
  const base64url = (hex: string): string =>
    Buffer.from(fromHex(hex.length % 2 === 0 ? hex : `0${hex}`)).toString('base64url');
  const jwk = { kty: 'RSA', n: base64url(modulusHex), e: base64url(exponentHex) };
  return bytesOf(createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'der', type: 'spki' }));
}
const freshModulus = (bits = 2048): string =>
  Buffer.from(
    generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' }).n!,
    'base64url',
  ).toString('hex');

describe('weakKeyFaults', () => {
  it.each<[string, string, string]>([
    ['an even modulus', `${weakModuli.prime.slice(0, -1)}8`, 'csr-modulus even'],
    ['a factor of 751', weakModuli.small, 'csr-modulus small-factor'],
    ['a prime modulus', weakModuli.prime, 'csr-modulus prime'],
    ['the fingerprint of ROCA', weakModuli.roca, 'csr-weak-key roca'],
    ['primes next to each other', weakModuli.fermat, 'csr-weak-key close-primes'],
  ])('finds %s', async (_, modulus, expected) => {
    const faults = weakKeyFaults({ spki: spkiOf(modulus) });
    expect(faults.map(({ code, params }) => `${code} ${String(params['reason'])}`)).toEqual([expected]);
  });

  it('has nothing against keys that openssl makes, nor against curves', async () => {
    for (const key of ['RSA-2048', 'P-256', 'Ed25519'] as const)
      expect(weakKeyFaults(await inspectCsr(request({ key })))).toEqual([]);
  });

  it('spends no time on keys beyond every profile, which are refused by their size', () => {
    expect(weakKeyFaults({ spki: spkiOf(`${'f'.repeat(1024)}e`) })).toEqual([]);
  });
});

describe('the parts', () => {
  it('find no fingerprint and no close primes in 20 fresh keys', () => {
    const moduli = Array.from({ length: 20 }, () => BigInt(`0x${freshModulus(1024)}`));
    expect(moduli.filter(hasRocaFingerprint)).toEqual([]);
    expect(moduli.filter(hasClosePrimes)).toEqual([]);
  });

  it('know primes, roots and squares', () => {
    expect(primesUpTo(30)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
    expect([0n, 1n, 2n, 8n, 9n, 10n ** 40n - 1n].map(squareRoot)).toEqual([0n, 1n, 1n, 2n, 3n, 10n ** 20n - 1n]);
    expect([16n, 17n, 25n, 10n ** 40n].map(isSquare)).toEqual([true, false, true, true]);
    expect([101n, 103n * 107n, 2n ** 127n - 1n].map(isProbablyPrime)).toEqual([true, false, true]);
  });
});

describe('keyFaults', () => {
  const at = new Date('2026-11-25');
  const usual: KeyPolicy = { rsa: { minBits: 2048, maxBits: 4096 }, curves: ['P-256', 'P-384'], edwards: [] };
  const facts = (
    algorithm: 'RSA' | 'EC' | 'Ed25519',
    bits: number,
    parts: { curve?: 'P-256' | 'P-521'; exponent?: string } = {},
  ) => ({
    key: { algorithm, bits, curve: parts.curve ?? null, exponent: parts.exponent ?? null, spkiSha256: '' },
    signature: { algorithm: 'sha256WithRSAEncryption', valid: true },
  });
  const rsa = (bits: number, exponent = '65537') => facts('RSA', bits, { exponent });
  it.each<[string, ReturnType<typeof facts>, KeyPolicy, string[]]>([
    ['RSA-2048', rsa(2048), usual, []],
    ['RSA-4096', rsa(4096), usual, []],
    ['RSA-1024', rsa(1024), usual, ['csr-key-size']],
    ['RSA-2047', rsa(2047), usual, ['csr-key-size']],
    ['RSA-8192', rsa(8192), usual, ['csr-key-size']],
    ['RSA-3071', rsa(3071), usual, ['csr-key-size']],
    ['RSA-2048 where 3072 is wanted', rsa(2048), { ...usual, rsa: { minBits: 3072, maxBits: 4096 } }, ['csr-key-size']],
    ['RSA where none is wanted', rsa(2048), { ...usual, rsa: null }, ['csr-key-type']],
    ['exponent 1', rsa(2048, '1'), usual, ['csr-exponent']],
    ['exponent 3', rsa(2048, '3'), usual, []],
    ['an even exponent', rsa(2048, '65536'), usual, ['csr-exponent']],
    ['P-256', facts('EC', 256, { curve: 'P-256' }), usual, []],
    ['P-521', facts('EC', 521, { curve: 'P-521' }), usual, ['csr-curve']],
    [
      'P-256 where no curve is wanted',
      facts('EC', 256, { curve: 'P-256' }),
      { ...usual, curves: [] },
      ['csr-key-type'],
    ],
    ['Ed25519', facts('Ed25519', 255), usual, ['csr-key-type']],
    ['Ed25519 where it is wanted', facts('Ed25519', 255), { ...usual, edwards: ['Ed25519'] }, []],
  ])('%s', (_, given, policy, codes) => {
    expect(keyFaults(given, policy, at).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['sha1WithRSAEncryption', '2026-11-25', ['csr-signature-algorithm']],
    ['ecdsa-with-SHA1', '2026-11-25', ['csr-signature-algorithm']],
    ['sha1WithRSAEncryption', '2026-09-14', []],
    ['md5WithRSAEncryption', '2020-01-01', ['csr-signature-algorithm']],
    ['sha512WithRSAEncryption', '2026-11-25', []],
    ['RSASSA-PSS with SHA-256', '2026-11-25', []],
    ['RSASSA-PSS with SHA-1', '2026-11-25', ['csr-signature-algorithm']],
  ])('a signature with %s on %s', (algorithm, day, codes) => {
    const signature = { algorithm, valid: true };
    expect(keyFaults({ ...rsa(2048), signature }, usual, new Date(day)).map(({ code }) => code)).toEqual(codes);
  });
});
