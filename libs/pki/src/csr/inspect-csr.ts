import { sha256, toBigInt, toHex } from '../asn1/bytes';
import { toPem } from '../asn1/pem';
import type { PublicKey } from '../asn1/public-key';
import { CsrFault } from './csr-fault';
import type { CsrFacts, KeyFacts, SanFacts } from './csr-facts';
import { findingsOf } from './findings';
import { isEven } from './key-checks/modulus';
import { keyFacts } from './key-facts';
import { shortened } from './key-policy';
import { parseRequest } from './parse-request';
import type { ParsedRequest } from './parse-request';
import { provesPossession } from './proof-of-possession';
import { readCsr } from './read-csr';

const most = [
  { kind: 'emails', what: 'e-mail addresses', limit: 50 },
  { kind: 'dnsNames', what: 'DNS names', limit: 50 },
] as const;

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
    findings: findingsOf(request),
    spki: request.key.spki,
  };
}

function requireFewNames({ names }: ParsedRequest): void {
  for (const { kind, what, limit } of most)
    if (names[kind].length > limit) throw new CsrFault('too-many', { what, limit });
}

async function requirePossession(request: ParsedRequest, key: KeyFacts): Promise<void> {
  const outcome = await provesPossession(request);
  if (outcome === 'valid') return;
  requireSoundNumbers(request.key);
  if (outcome === 'invalid') throw new CsrFault('csr-signature-invalid', { algorithm: request.method.name });
  if (key.algorithm === 'Ed448') throw new CsrFault('csr-key-type', { type: key.algorithm });
  throw new CsrFault('csr-signature-algorithm', { algorithm: request.method.name });
}

/** With such numbers no signature verifies, or any does; then they are the cause to name. */
function requireSoundNumbers(key: PublicKey): void {
  if (key.algorithm !== 'RSA') return;
  if (isEven(toBigInt(key.modulus))) throw new CsrFault('csr-modulus', { reason: 'even' });
  const exponent = toBigInt(key.exponent);
  if (exponent < 3n || isEven(exponent))
    throw new CsrFault('csr-exponent', { exponent: shortened(exponent.toString()) });
}
