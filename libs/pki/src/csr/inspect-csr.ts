import { sha256, toBigInt, toHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { toPem } from '../asn1/pem';
import { bitLength } from '../asn1/public-key';
import type { PublicKey } from '../asn1/public-key';
import { CsrFault } from './csr-fault';
import type { CsrFacts, KeyFacts, SanFacts } from './csr-facts';
import { findingsOf } from './findings';
import { parseRequest } from './parse-request';
import type { ParsedRequest } from './parse-request';
import { provesPossession } from './proof-of-possession';
import { readCsr } from './read-csr';

/** Above this a key only costs time to look at. */
const largestModulusBits = 16_384;
const most = { emails: 50, dnsNames: 50 } as const;

/**
 * Everything a request says, and proof that its sender holds the private key. Whatever is wrong with the input, the only
 * exception is a `CsrFault`. Judging the key by a profile is `keyFaults`; here it must only be of a kind that can be certified.
 */
export async function inspectCsr(input: string | Uint8Array): Promise<CsrFacts> {
  const der = readCsr(input);
  const request = parseRequest(der);
  const key = await keyFacts(request.key);
  requireFewNames(request);
  await requirePossession(request, key);
  const san: SanFacts = {
    emails: request.names.emails,
    dnsNames: request.names.dnsNames,
    ipAddresses: request.names.ipAddresses,
    otherNames: request.names.otherNames,
  };
  return {
    pem: toPem('CERTIFICATE REQUEST', der),
    sha256: toHex(await sha256(der)),
    subject: request.subject,
    san,
    version: request.version,
    key,
    signature: { algorithm: request.method.name, valid: true },
    extensions: request.extensions,
    findings: findingsOf(request, key),
    spki: request.key.spki,
  };
}

export async function keyFacts(key: PublicKey): Promise<KeyFacts> {
  if (key.algorithm === 'unsupported') throw unsupported(key);
  const facts = { algorithm: key.algorithm, curve: null, exponent: null, spkiSha256: await fingerprint(key.spki) };
  if (key.algorithm === 'EC') return { ...facts, bits: curveBits[key.curve], curve: key.curve };
  if (key.algorithm !== 'RSA') return { ...facts, bits: key.algorithm === 'Ed25519' ? 255 : 448 };
  const bits = bitLength(key.modulus);
  if (bits > largestModulusBits) throw new CsrFault('csr-key-size', { bits, max: largestModulusBits });
  if (key.exponent.length > key.modulus.length) throw new CsrFault('csr-exponent', { reason: 'above-modulus' });
  return { ...facts, bits, exponent: toBigInt(key.exponent).toString() };
}

const curveBits = { 'P-256': 256, 'P-384': 384, 'P-521': 521 } as const;

const fingerprint = async (spki: Bytes): Promise<string> => toHex(await sha256(spki));

const unsupported = ({ oid, curve }: { oid: string; curve: string | null }): CsrFault =>
  curve === null ? new CsrFault('csr-key-type', { oid }) : new CsrFault('csr-curve', { curve });

function requireFewNames({ names }: ParsedRequest): void {
  for (const what of ['emails', 'dnsNames'] as const)
    if (names[what].length > most[what]) throw new CsrFault('too-many', { what, max: most[what] });
}

async function requirePossession(request: ParsedRequest, key: KeyFacts): Promise<void> {
  const outcome = await provesPossession(request);
  if (outcome === 'valid') return;
  if (outcome === 'invalid') throw new CsrFault('csr-signature-invalid', { algorithm: request.method.name });
  if (key.algorithm === 'Ed448') throw new CsrFault('csr-key-type', { oid: '1.3.101.113' });
  throw new CsrFault('csr-signature-algorithm', { algorithm: request.method.name });
}
