import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { bytesOf, fromHex } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { element, Tag } from '../../asn1/der';
import { newKey } from '../ca';
import { csrDer } from '../csr-der';
import { closePrimes, onePrime, requestBy, rocaPrimes, rsaSpki, smallFactor, twoPrimes } from '../rsa-by-hand';
import { weakModuli } from '../weak-moduli';
import type { Malformed } from './malformed';

const weak = BigInt(`0x${weakModuli.prime}`) * 2n + 1n;
const rsa = (modulus: bigint, exponent: bigint): Bytes => csrDer({ spki: rsaSpki(modulus, exponent) });
const bits = (count: number): bigint => (1n << BigInt(count)) - 1n;

/** Keys that nobody certifies, or that anybody can compute. Those of RSA have signatures that verify, where that can be. */
export const keys = (): Malformed[] => [...weakKeys(), ...rsaNumbers(), ...otherKeys(), ...brokenKeys()];

const weakKeys = (): Malformed[] => [
  ['RSA of 512 bits', requestBy(twoPrimes(512)), 'csr-key-size'],
  ['RSA of 1,024 bits', requestBy(twoPrimes(1024)), 'csr-key-size'],
  ['RSA of 2,032 bits', requestBy(twoPrimes(2032)), 'csr-key-size'],
  ['RSA with primes next to each other', requestBy(closePrimes(2048)), 'csr-weak-key'],
  ['RSA of an Infineon chip (ROCA)', requestBy(rocaPrimes()), 'csr-weak-key'],
  ['RSA with a factor of 251', requestBy(smallFactor()), 'csr-modulus'],
  ['RSA whose modulus is a prime of 2,048 bits', requestBy(onePrime(2048)), 'csr-modulus'],
  ['RSA whose modulus is a prime of 4,096 bits', requestBy(onePrime(4096)), 'csr-modulus'],
];

const rsaNumbers = (): Malformed[] => [
  ['RSA with exponent 1', rsa(weak, 1n), 'csr-exponent'],
  ['RSA with exponent 2', rsa(weak, 2n), 'csr-exponent'],
  ['RSA with an even exponent', rsa(weak, 65_536n), 'csr-exponent'],
  ['RSA with exponent 0', rsa(weak, 0n), 'csr-exponent'],
  ['RSA with an exponent of 384 octets', rsa(weak, bits(3072)), 'csr-exponent'],
  ['RSA with an exponent as long as the modulus', rsa(weak, bits(2048)), 'csr-signature-invalid'],
  ['RSA with an even modulus', rsa(weak - 1n, 65_537n), 'csr-modulus'],
  ['RSA with modulus 0', rsa(0n, 65_537n), 'csr-exponent'],
  ['RSA with modulus 1', rsa(1n, 1n), 'csr-exponent'],
  ['RSA of 8,192 bits', rsa(bits(8192), 65_537n), 'csr-signature-invalid'],
  ['RSA of 16,384 bits', rsa(bits(16_384), 65_537n), 'csr-signature-invalid'],
  ['RSA of 16,384 bits with as long an exponent', rsa(bits(16_384), bits(16_384)), 'csr-signature-invalid'],
  ['RSA of 16,392 bits', rsa(bits(16_392), 65_537n), 'csr-key-size'],
  ['RSA of 100,000 bits', rsa(bits(100_000), 65_537n), 'csr-key-size'],
];

const signedBy = (key: ReturnType<typeof newKey>): Bytes => csrDer({ key });
const spkiOf = (key: ReturnType<typeof newKey>): Bytes =>
  bytesOf(createPublicKey(key as never).export({ format: 'der', type: 'spki' }));

function otherKeys(): Malformed[] {
  const curve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha256' }).privateKey;
  return [
    ['secp256k1', signedBy(curve('secp256k1')), 'csr-curve'],
    ['P-224', signedBy(curve('secp224r1')), 'csr-curve'],
    ['P-192', signedBy(curve('prime192v1')), 'csr-curve'],
    ['brainpoolP256r1', signedBy(curve('brainpoolP256r1')), 'csr-curve'],
    ['P-521, which the profile does not take', signedBy(curve('P-521')), 'csr-curve'],
    ['a curve with explicit parameters', csrDer({ spki: explicitCurve() }), 'csr-curve'],
    ['DSA', signedBy(dsa), 'csr-key-type'],
    ['RSA-PSS', csrDer({ spki: spkiOf(pss) }), 'csr-key-type'],
    ['X25519', csrDer({ spki: spkiOf(generateKeyPairSync('x25519').privateKey) }), 'csr-key-type'],
    ['X448', csrDer({ spki: spkiOf(generateKeyPairSync('x448').privateKey) }), 'csr-key-type'],
    [
      'ML-DSA, which nobody certifies yet',
      csrDer({ spki: spkiOf(generateKeyPairSync('ml-dsa-44').privateKey) }),
      'csr-key-type',
    ],
    ['a kind of key that does not exist', csrDer({ spki: fromHex('300b300506032a030403020000') }), 'csr-key-type'],
  ];
}

const explicitCurve = (): Bytes =>
  element(
    Tag.sequence,
    element(Tag.sequence, fromHex('06072a8648ce3d0201'), element(Tag.sequence, fromHex('020101'))),
    element(Tag.bitString, new Uint8Array(66)),
  );

const p256 = (point: string): Bytes =>
  element(
    Tag.sequence,
    fromHex('301306072a8648ce3d020106082a8648ce3d030107'),
    element(Tag.bitString, fromHex(`00${point}`)),
  );
const ed25519 = (octets: number): Bytes =>
  element(Tag.sequence, fromHex('300506032b6570'), element(Tag.bitString, new Uint8Array(octets + 1)));

const brokenKeys = (): Malformed[] => [
  ['no key', csrDer({ spki: element(Tag.sequence) }), 'csr-unreadable'],
  ['a key that is a text', csrDer({ spki: element(Tag.utf8String, fromHex('6b6579')) }), 'csr-unreadable'],
  ['a point off the curve', csrDer({ spki: p256('04'.padEnd(130, '7')) }), 'csr-signature-invalid'],
  ['the point at infinity', csrDer({ spki: p256('00') }), 'csr-unreadable'],
  ['a point of zeros', csrDer({ spki: p256('04'.padEnd(130, '0')) }), 'csr-signature-invalid'],
  ['a point of the wrong length', csrDer({ spki: p256('04') }), 'csr-unreadable'],
  ['a point in its compressed form', csrDer({ spki: p256(`02${'7'.repeat(64)}`) }), 'csr-unreadable'],
  ['a point in the hybrid form', csrDer({ spki: p256('06'.padEnd(130, '7')) }), 'csr-unreadable'],
  ['a curve without its name', csrDer({ spki: fromHex('300e300906072a8648ce3d0201030100') }), 'csr-curve'],
  ['Ed25519 of 31 octets', csrDer({ spki: ed25519(31) }), 'csr-unreadable'],
  ['Ed25519 of 33 octets', csrDer({ spki: ed25519(33) }), 'csr-unreadable'],
  ['Ed25519 of zeros', csrDer({ spki: ed25519(32) }), 'csr-signature-invalid'],
  ['RSA below zero', csrDer({ spki: rsaOf('020180', '0203010001') }), 'csr-unreadable'],
  ['RSA with a padded number', csrDer({ spki: rsaOf('02020001', '0203010001') }), 'csr-unreadable'],
  ['RSA without an exponent', csrDer({ spki: rsaOf('020103', '') }), 'csr-unreadable'],
  ['RSA with three numbers', csrDer({ spki: rsaOf('020103', '020103020103') }), 'csr-unreadable'],
  ['RSA that is a text', csrDer({ spki: rsaOf('0c0178', '') }), 'csr-unreadable'],
];

const rsaOf = (modulus: string, exponent: string): Bytes =>
  element(
    Tag.sequence,
    fromHex('300d06092a864886f70d0101010500'),
    element(Tag.bitString, Uint8Array.of(0), element(Tag.sequence, fromHex(modulus), fromHex(exponent))),
  );
