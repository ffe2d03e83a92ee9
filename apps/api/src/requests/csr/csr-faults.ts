import { keyFaults, type KeyFault, type KeyPolicy } from '@countersign/pki';
import type { CsrReading } from './csr-reader';

/** By what the key of a CSR is judged. */
export interface KeyRules {
  readonly policy: KeyPolicy;
  readonly at: Date;
  readonly known: { has(spkiSha256: string): boolean };
  /** As the installation's settings have it. What is no key at all by the rules of its algorithm is refused in any case. */
  readonly checkWeakKeys: boolean;
}

/** Wide enough for every profile that can exist: what these refuse, no profile takes. */
export const widest: KeyPolicy = {
  rsa: { minBits: 2048, maxBits: 4096 },
  curves: ['P-256', 'P-384', 'P-521'],
  edwards: ['Ed25519', 'Ed448'],
};

/** All that stands against a CSR by itself, each code once. Whether its key was used before, the database says. */
export function csrFaults(
  { facts, weaknesses }: CsrReading,
  { policy, at, known, checkWeakKeys }: KeyRules,
): KeyFault[] {
  const listed: KeyFault[] = known.has(facts.key.spkiSha256)
    ? [{ code: 'csr-weak-key', params: { reason: 'known' } }]
    : [];
  const found = [...keyFaults(facts, policy, at), ...listed, ...weaknesses];
  const all = checkWeakKeys ? found : found.filter(({ code }) => code !== 'csr-weak-key');
  return all.filter(({ code }, i) => all.findIndex((fault) => fault.code === code) === i);
}
