import type { RuleKey, RuleValues } from './rule-values';

/**
 * One rule in force from a day on. `from` and `until` are days in UTC, `until` is the first day on which it no longer holds.
 * `strict` says which way a setting of the installation may deviate, since settings may only be stricter than the rule.
 */
export type DatedRule<Key extends RuleKey = RuleKey> = {
  [K in Key]: {
    readonly key: K;
    readonly value: RuleValues[K];
    readonly from: string;
    readonly until?: string;
    readonly strict: 'at-most' | 'at-least' | 'exactly';
    readonly source: string;
  };
}[Key];

const hour = 3_600;
const day = 24 * hour;
const always = '1970-01-01';
const emailProtection = ['emailProtection'] as const;

/**
 * Every number that the standards may change, with its day and its source. SBR and TBR are the S/MIME and the TLS Baseline
 * Requirements of the CA/Browser Forum. Sources marked "(ballot)" were read as ballot text only, not in the final document.
 */
// prettier-ignore
export const datedRules: readonly DatedRule[] = [
  { key: 'mailbox.random.bits', value: 112, from: always, strict: 'at-least', source: 'SBR 1.6.1, 3.2.2.2' },
  { key: 'mailbox.random.life', value: 24 * hour, from: always, strict: 'at-most', source: 'SBR 3.2.2.2' },
  { key: 'mailbox.random.resend', value: 'new-value', from: always, strict: 'exactly', source: 'SBR 3.2.2.2' },
  { key: 'mailbox.reuse', value: 30 * day, from: always, strict: 'at-most', source: 'SBR 4.2.1 (1)' },
  { key: 'domain.reuse', value: 398 * day, from: always, strict: 'at-most', source: 'SBR 4.2.1 (1)' },
  { key: 'identity.reuse', value: 825 * day, from: always, strict: 'at-most', source: 'SBR 4.2.1 (2, 3)' },

  { key: 'tls.domain.reuse', value: 398 * day, from: always, until: '2026-03-15', strict: 'at-most', source: 'TBR 4.2.1' },
  { key: 'tls.domain.reuse', value: 200 * day, from: '2026-03-15', until: '2027-03-15', strict: 'at-most', source: 'TBR 4.2.1' },
  { key: 'tls.domain.reuse', value: 100 * day, from: '2027-03-15', until: '2029-03-15', strict: 'at-most', source: 'TBR 4.2.1' },
  { key: 'tls.domain.reuse', value: 10 * day, from: '2029-03-15', strict: 'at-most', source: 'TBR 4.2.1' },
  { key: 'domain.random.life', value: 30 * day, from: always, strict: 'at-most', source: 'TBR 3.2.2.4.7, 3.2.2.4.18' },
  { key: 'method.acme-email', value: 'not-allowed', from: always, until: '2025-07-02', strict: 'exactly', source: 'SBR 3.2.2.4' },
  { key: 'method.acme-email', value: 'allowed', from: '2025-07-02', strict: 'exactly', source: 'SBR 3.2.2.4' },

  { key: 'caa.issuemail', value: 'none', from: always, until: '2024-09-15', strict: 'at-least', source: 'SBR 4.2.2.1' },
  { key: 'caa.issuemail', value: 'should', from: '2024-09-15', until: '2025-03-15', strict: 'at-least', source: 'SBR 4.2.2.1' },
  { key: 'caa.issuemail', value: 'shall', from: '2025-03-15', strict: 'at-least', source: 'SBR 4.2.2.1' },
  { key: 'caa.fresh', value: 8 * hour, from: always, strict: 'at-most', source: 'SBR 4.2.2.1' },
  { key: 'dnssec.primary', value: 'none', from: always, until: '2026-03-15', strict: 'at-least', source: 'TBR 3.2.2.4, 3.2.2.8.1' },
  { key: 'dnssec.primary', value: 'shall', from: '2026-03-15', strict: 'at-least', source: 'TBR 3.2.2.4, 3.2.2.8.1; SBR 1.0.12 (ballot)' },

  { key: 'mpic.required', value: 'none', from: always, until: '2025-03-15', strict: 'at-least', source: 'SBR 4.2.2.2' },
  { key: 'mpic.required', value: 'should', from: '2025-03-15', until: '2025-05-15', strict: 'at-least', source: 'SBR 4.2.2.2' },
  { key: 'mpic.required', value: 'shall', from: '2025-05-15', strict: 'at-least', source: 'SBR 4.2.2.2' },
  { key: 'mpic.remotes', value: 0, from: always, until: '2025-03-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.remotes', value: 2, from: '2025-03-15', until: '2026-03-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.remotes', value: 3, from: '2026-03-15', until: '2026-06-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.remotes', value: 4, from: '2026-06-15', until: '2026-12-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.remotes', value: 5, from: '2026-12-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.blocks', value: false, from: always, until: '2025-09-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.blocks', value: true, from: '2025-09-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.misses', value: [{ remotes: 2, misses: 1 }, { remotes: 6, misses: 2 }], from: always, strict: 'at-most', source: 'TBR 3.2.2.9' },
  { key: 'mpic.distance', value: 500, from: always, strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.regions', value: 1, from: always, until: '2026-03-15', strict: 'at-least', source: 'TBR 3.2.2.9' },
  { key: 'mpic.regions', value: 2, from: '2026-03-15', strict: 'at-least', source: 'TBR 3.2.2.9' },

  { key: 'lint.preissue', value: 'none', from: always, until: '2025-03-15', strict: 'at-least', source: 'SBR 4.3.1.2' },
  { key: 'lint.preissue', value: 'should', from: '2025-03-15', until: '2025-09-15', strict: 'at-least', source: 'SBR 4.3.1.2' },
  { key: 'lint.preissue', value: 'shall', from: '2025-09-15', strict: 'at-least', source: 'SBR 4.3.1.2' },
  { key: 'generation.legacy', value: 'allowed', from: always, until: '2025-07-15', strict: 'exactly', source: 'SBR 7.1.2.3' },
  { key: 'generation.legacy', value: 'forbidden', from: '2025-07-15', strict: 'exactly', source: 'SBR 7.1.2.3' },
  { key: 'eku.strict', value: { required: emailProtection, beside: 'nothing' }, from: always, strict: 'at-most', source: 'SBR 7.1.2.3 (f)' },
  { key: 'eku.multipurpose', value: { required: emailProtection, beside: 'any-but-prohibited' }, from: always, until: '2027-07-01', strict: 'at-most', source: 'SBR 7.1.2.3 (f)' },
  { key: 'eku.multipurpose', value: { required: emailProtection, beside: 'clientAuth' }, from: '2027-07-01', strict: 'at-most', source: 'SBR 1.0.16, SMC018 (ballot)' },
  { key: 'san.rfc822Name', value: 0, from: always, until: '2027-02-01', strict: 'at-least', source: 'SBR 7.1.4.2.1' },
  { key: 'san.rfc822Name', value: 1, from: '2027-02-01', strict: 'at-least', source: 'Apple root policy, cabforum/smime#307 (ballot)' },
  { key: 'validity.max', value: 825 * day, from: always, strict: 'at-most', source: 'SBR 6.3.2' },

  { key: 'key.subscriber.rsa', value: { minBits: 2048, bitsMultipleOf: 8, minExponent: 3 }, from: always, strict: 'at-least', source: 'SBR 6.1.5, 6.1.6' },
  { key: 'key.ca.rsa', value: { minBits: 2048, bitsMultipleOf: 8, minExponent: 3 }, from: always, until: '2026-09-15', strict: 'at-least', source: 'SBR 6.1.5, 6.1.6' },
  { key: 'key.ca.rsa', value: { minBits: 4096, bitsMultipleOf: 8, minExponent: 3 }, from: '2026-09-15', strict: 'at-least', source: 'SBR 1.0.15, SMC017v2 (ballot)' },
  { key: 'key.ca.rsa.issuing', value: { minBits: 2048, bitsMultipleOf: 8, minExponent: 3 }, from: always, until: '2027-09-15', strict: 'at-least', source: 'SBR 6.1.5, 6.1.6' },
  { key: 'key.ca.rsa.issuing', value: { minBits: 3072, bitsMultipleOf: 8, minExponent: 3 }, from: '2027-09-15', strict: 'at-least', source: 'SBR 1.0.15 (ballot)' },
  { key: 'sha1', value: 'allowed', from: always, until: '2026-09-15', strict: 'exactly', source: 'TBR 7.1.3.2.1' },
  { key: 'sha1', value: 'forbidden', from: '2026-09-15', strict: 'exactly', source: 'TBR 7.1.3.2.1; SBR 1.0.14 (ballot)' },
  { key: 'pqc', value: 'trial', from: always, strict: 'exactly', source: 'SBR 1.0.11, SMC013 (ballot)' },
  { key: 'serial', value: { randomBits: 64, belowPowerOfTwo: 159 }, from: always, strict: 'at-least', source: 'SBR 7.1' },

  { key: 'crl.interval', value: 7 * day, from: always, strict: 'at-most', source: 'SBR 4.9.7' },
  { key: 'crl.life', value: 10 * day, from: always, strict: 'at-most', source: 'SBR 4.9.7' },
  { key: 'ocsp.life', value: { least: 8 * hour, most: 10 * day }, from: always, strict: 'at-most', source: 'SBR 4.9.10' },
  { key: 'revoke', value: { urgent: 24 * hour, ordinary: 5 * day }, from: always, strict: 'at-most', source: 'SBR 4.9.1.1' },
  { key: 'records.keep', value: 2 * 365 * day, from: always, strict: 'at-least', source: 'SBR 5.4.3, 5.5.2' },
  { key: 'mfa.issuers', value: 'all-that-cause-issuance', from: always, strict: 'exactly', source: 'SBR 6.5.1' },
];
