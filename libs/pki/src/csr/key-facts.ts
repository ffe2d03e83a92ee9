import { sha256, toBigInt, toHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { bitLength } from '../asn1/public-key';
import type { PublicKey } from '../asn1/public-key';
import { CsrFault } from './csr-fault';
import type { KeyFacts } from './csr-facts';

/** Above this a key only costs time to look at. */
const largestModulusBits = 16_384;

/** A public key in words; a `CsrFault` if it is of no kind that is certified, or of a size that nobody checks. */
export async function keyFacts(key: PublicKey): Promise<KeyFacts> {
  if (key.algorithm === 'unsupported') throw unsupported(key);
  const facts = { algorithm: key.algorithm, curve: null, exponent: null, spkiSha256: await fingerprint(key.spki) };
  if (key.algorithm === 'EC') return { ...facts, bits: curveBits[key.curve], curve: key.curve };
  if (key.algorithm !== 'RSA') return { ...facts, bits: key.algorithm === 'Ed25519' ? 255 : 448 };
  const bits = bitLength(key.modulus);
  if (bits > largestModulusBits) throw new CsrFault('csr-key-size', { bits });
  if (key.exponent.length > key.modulus.length)
    throw new CsrFault('csr-exponent', { exponent: 'longer than its modulus' });
  return { ...facts, bits, exponent: toBigInt(key.exponent).toString() };
}

const curveBits = { 'P-256': 256, 'P-384': 384, 'P-521': 521 } as const;

const fingerprint = async (spki: Bytes): Promise<string> => toHex(await sha256(spki));

const unsupported = ({ oid, curve }: { oid: string; curve: string | null }): CsrFault =>
  curve === null
    ? new CsrFault('csr-key-type', { type: typeNames[oid] ?? oid })
    : new CsrFault('csr-curve', {
        curve: curve === 'explicit' ? 'a curve written out in numbers' : (curveNames[curve] ?? curve),
      });

/** Kinds of keys and curves that people do send. */
const typeNames: Readonly<Record<string, string>> = {
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10046.2.1': 'Diffie-Hellman',
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
};
const curveNames: Readonly<Record<string, string>> = {
  '1.3.132.0.10': 'secp256k1',
  '1.3.132.0.33': 'P-224',
  '1.2.840.10045.3.1.1': 'P-192',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
};
