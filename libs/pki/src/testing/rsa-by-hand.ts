import { checkPrimeSync, createDiffieHellmanGroup, createHash, randomBytes } from 'node:crypto';
import { bytesOf, fromHex, positive, toBigInt } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { primesUpTo } from '../csr/key-checks/integers';
import { csrDer } from './csr-der';

/** RSA keys that no tool makes: weak ones whose private part is known, so that they sign as others do. */
export interface RsaNumbers {
  readonly modulus: bigint;
  /** Euler's φ of the modulus, or a multiple: what the private exponent is computed from. */
  readonly totient: bigint;
}

const usualExponent = 65_537n;
const sha256WithRsa = fromHex('300d06092a864886f70d01010b0500');
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** A request signed by such a key, valid in everything else. */
export function requestBy({ modulus, totient }: RsaNumbers): Bytes {
  const d = inverse(usualExponent, totient);
  return csrDer({
    spki: rsaSpki(modulus, usualExponent),
    algorithm: sha256WithRsa,
    sign: (content) => pkcs1(content, modulus, d),
  });
}

export const rsaSpki = (modulus: bigint, exponent: bigint): Bytes =>
  element(
    Tag.sequence,
    fromHex('300d06092a864886f70d0101010500'),
    element(Tag.bitString, Uint8Array.of(0), element(Tag.sequence, integer(modulus), integer(exponent))),
  );

const integer = (n: bigint): Bytes => element(Tag.integer, positive(octetsOf(n)));

export function octetsOf(n: bigint): Bytes {
  const hex = n.toString(16);
  return fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
}

/** RFC 8017 §8.2.1. */
function pkcs1(content: Uint8Array, modulus: bigint, d: bigint): Uint8Array {
  const length = octetsOf(modulus).length;
  const digest = createHash('sha256').update(content).digest();
  const tail = Buffer.concat([Buffer.of(0), digestInfo, digest]);
  const padded = Buffer.concat([Buffer.of(0, 1), Buffer.alloc(length - 2 - tail.length, 0xff), tail]);
  const signature = Buffer.from(octetsOf(power(toBigInt(bytesOf(padded)), d, modulus)));
  return Buffer.concat([Buffer.alloc(length - signature.length), signature]);
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

function inverse(of: bigint, modulus: bigint): bigint {
  let [r, next, t, nextT] = [modulus, of, 0n, 1n];
  while (next !== 0n) [r, next, t, nextT] = [next, r % next, nextT, t - (r / next) * nextT];
  return ((t % modulus) + modulus) % modulus;
}

/** A random prime of so many bits, the two highest set, that the exponent has an inverse for; `shape` makes it out of a random number. */
export function primeOf(bits: number, shape: (random: bigint) => bigint = (random) => random | 1n): bigint {
  for (;;) {
    const top = 3n << BigInt(bits - 2);
    const candidate = shape(toBigInt(bytesOf(randomBytes(bits / 8))) | top);
    if (candidate % usualExponent !== 1n && checkPrimeSync(candidate)) return candidate;
  }
}

const product = (p: bigint, q: bigint): RsaNumbers => ({ modulus: p * q, totient: (p - 1n) * (q - 1n) });

/** The second prime is one of the next after the first. */
export function closePrimes(bits: number): RsaNumbers {
  const p = primeOf(bits / 2);
  let q = p + 2n;
  while (!checkPrimeSync(q) || q % usualExponent === 1n) q += 2n;
  return product(p, q);
}

/** Primes of the form k·M + 65537^a mod M, as Infineon's chips made them; a modulus of 2,048 bits. */
export function rocaPrimes(): RsaNumbers {
  const m = primesUpTo(701).reduce((all, prime) => all * BigInt(prime), 1n);
  const shape = (random: bigint): bigint => {
    const residue = power(usualExponent, toBigInt(bytesOf(randomBytes(8))), m);
    return (random / m) * m + residue;
  };
  return product(primeOf(1024, shape), primeOf(1024, shape));
}

/** 251 times a prime, 2,056 bits. */
export const smallFactor = (): RsaNumbers => product(251n, wellKnownPrime('modp14'));

/** The modulus is a prime itself. */
export function onePrime(bits: 2048 | 4096): RsaNumbers {
  const modulus = wellKnownPrime(bits === 2048 ? 'modp14' : 'modp16');
  return { modulus, totient: modulus - 1n };
}

/** Primes made for Diffie-Hellman (RFC 3526). */
const wellKnownPrime = (group: 'modp14' | 'modp16'): bigint =>
  toBigInt(bytesOf(createDiffieHellmanGroup(group).getPrime()));

/** Nothing is wrong with it but, perhaps, its size. */
export const twoPrimes = (bits: number): RsaNumbers => product(primeOf(bits / 2), primeOf(bits / 2));
