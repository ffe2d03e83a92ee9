import { rule } from '@countersign/rules';
import type { CsrFacts } from './csr-facts';

/** Which keys a profile takes: the `keys` of the HTTP contract. */
export interface KeyPolicy {
  readonly rsa: { readonly minBits: number; readonly maxBits: number } | null;
  readonly curves: readonly string[];
  readonly edwards: readonly string[];
}

export interface KeyFault {
  readonly code:
    | 'csr-key-type'
    | 'csr-key-size'
    | 'csr-curve'
    | 'csr-exponent'
    | 'csr-modulus'
    | 'csr-weak-key'
    | 'csr-signature-algorithm';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a profile, and the rules of that day, have against the key and the signature of a request. */
export function keyFaults(facts: Pick<CsrFacts, 'key' | 'signature'>, policy: KeyPolicy, at: Date): KeyFault[] {
  const ofPolicy = policyFaults(facts.key, policy);
  const ofRules = [...rsaFaults(facts.key, at), ...signatureFaults(facts.signature.algorithm, at)];
  return [...ofPolicy, ...ofRules.filter(({ code }) => ofPolicy.every((fault) => fault.code !== code))];
}

function policyFaults({ algorithm, bits, curve }: CsrFacts['key'], policy: KeyPolicy): KeyFault[] {
  const otherType = [{ code: 'csr-key-type' as const, params: { type: algorithm, allowed: allowedBy(policy) } }];
  if (algorithm === 'RSA') {
    if (policy.rsa === null) return otherType;
    const { minBits: min, maxBits: max } = policy.rsa;
    return bits < min || bits > max ? [{ code: 'csr-key-size', params: { bits, min, max } }] : [];
  }
  if (algorithm !== 'EC') return policy.edwards.includes(algorithm) ? [] : otherType;
  if (policy.curves.length === 0) return otherType;
  const allowed = policy.curves.join(', ');
  return policy.curves.includes(curve ?? '') ? [] : [{ code: 'csr-curve', params: { curve: curve ?? '', allowed } }];
}

const allowedBy = ({ rsa, curves, edwards }: KeyPolicy): string =>
  [...(rsa === null ? [] : ['RSA']), ...curves, ...edwards].join(', ');

/** SBR 6.1.5 and 6.1.6: size in whole octets, exponent odd and at least 3. */
function rsaFaults({ algorithm, bits, exponent }: CsrFacts['key'], at: Date): KeyFault[] {
  if (algorithm !== 'RSA' || exponent === null) return [];
  const { minBits, bitsMultipleOf, minExponent } = rule('key.subscriber.rsa', at);
  const e = BigInt(exponent);
  const size = bits < minBits || bits % bitsMultipleOf !== 0;
  return [
    ...(size ? [{ code: 'csr-key-size' as const, params: { bits, min: minBits } }] : []),
    ...(e < BigInt(minExponent) || e % 2n === 0n
      ? [{ code: 'csr-exponent' as const, params: { exponent: shortened(exponent), min: minExponent } }]
      : []),
  ];
}

/** The signature proves possession for years to come: MD5 and SHA-1 no longer do. */
function signatureFaults(algorithm: string, at: Date): KeyFault[] {
  const isSha1 = /sha-?1(?!\d)/i.test(algorithm);
  if (isSha1 && rule('sha1', at) === 'allowed') return [];
  return isSha1 || /md[245]/i.test(algorithm) ? [{ code: 'csr-signature-algorithm', params: { algorithm } }] : [];
}

/** For a sentence: an exponent may have thousands of digits. */
export const shortened = (number: string): string => (number.length > 40 ? `${number.slice(0, 40)}…` : number);
