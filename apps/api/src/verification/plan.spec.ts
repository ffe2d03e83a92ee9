import { describe, expect, it } from 'vitest';
import { mailboxProofDays, plan, type ApprovedDomain, type PlanInput, type Proof } from './plan';

const now = new Date('2026-11-25T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const profile = {
  publiclyTrusted: false,
  mailboxValidityDays: 30,
  domainValidityDays: 398,
  domainMethods: ['txt', 'file'],
} as const;
const nothing: PlanInput = {
  type: 'mailbox',
  emails: [],
  dnsNames: [],
  caaOn: false,
  mpicOn: false,
  domains: [],
  proofs: [],
  profile,
  domainMethod: null,
  now,
};
const aProof = (identifier: string, age = 1, kind: Proof['kind'] = 'mailbox'): Proof => ({
  id: `proof of ${identifier}`,
  kind,
  identifier,
  obtainedAt: daysAgo(age),
  evidenceId: `evidence of ${identifier}`,
  forPublic: true,
});
const approved = (name: string, over: Partial<ApprovedDomain> = {}): ApprovedDomain => ({
  name,
  exact: false,
  active: true,
  verified: true,
  verifiedAt: daysAgo(10),
  validUntil: new Date('2027-06-01'),
  forPublic: true,
  ...over,
});
/** One line a check: `kind identifier`, `+` when born verified, `(of)` for mpic. */
const lines = (input: Partial<PlanInput>) =>
  plan({ ...nothing, ...input }).map(
    ({ kind, identifier, of, born }) => `${kind} ${identifier}${of ? ` (${of})` : ''}${born ? ' +' : ''}`,
  );

describe('plan', () => {
  it.each<[string, Partial<PlanInput>, string[]]>([
    ['V-P3 type none, CAA off: nothing, so no step', { type: 'none', emails: ['a@x.org'] }, []],
    ['one mailbox an address, sorted', { emails: ['b@x.org', 'a@x.org'] }, ['mailbox a@x.org', 'mailbox b@x.org']],
    ['the same address once', { emails: ['a@x.org', 'a@x.org'] }, ['mailbox a@x.org']],
    [
      'addresses that differ in the case of the local part are two',
      { emails: ['A@x.org', 'a@x.org'] },
      ['mailbox A@x.org', 'mailbox a@x.org'],
    ],
    [
      'type domain asks no mailbox',
      { type: 'domain', emails: ['a@x.org'], dnsNames: ['x.org'] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'V-P0a TXT offered: one row, the base',
      { type: 'domain', dnsNames: ['a.x.org', 'x.org'] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'V-F3 file alone: a row for each name',
      { type: 'domain', dnsNames: ['a.x.org', 'x.org'], profile: { ...profile, domainMethods: ['file'] } },
      ['domain a.x.org', 'domain x.org', 'dnssec a.x.org', 'dnssec x.org'],
    ],
    [
      'both kinds',
      { type: 'domain_mailbox', emails: ['a@x.org'], dnsNames: ['x.org'] },
      ['mailbox a@x.org', 'domain x.org', 'dnssec x.org'],
    ],
    [
      'CAA adds to every type, also none; each distinct domain once',
      { type: 'none', caaOn: true, emails: ['a@x.org', 'b@x.org', 'c@y.org'], dnsNames: ['x.org'] },
      ['caa x.org', 'caa y.org', 'dnssec x.org', 'dnssec y.org'],
    ],
    [
      'one dnssec row covers domain and CAA of a name',
      { type: 'domain', caaOn: true, dnsNames: ['x.org'] },
      ['domain x.org', 'caa x.org', 'dnssec x.org'],
    ],
    [
      'mpic beside each look',
      { type: 'domain', caaOn: true, mpicOn: true, dnsNames: ['x.org'] },
      ['domain x.org', 'caa x.org', 'dnssec x.org', 'mpic x.org (caa)', 'mpic x.org (domain)'],
    ],
    ['mpic alone, no look: none', { mpicOn: true, emails: ['a@x.org'] }, ['mailbox a@x.org']],
    [
      'an approved domain needs no look, no dnssec, no mpic',
      { type: 'domain', mpicOn: true, dnsNames: ['a.x.org'], domains: [approved('x.org')] },
      ['domain a.x.org +'],
    ],
  ])('%s', (_, input, expected) => {
    expect(lines(input)).toEqual(expected);
  });
});

describe('what is born verified', () => {
  it.each<[string, Partial<PlanInput>, string[]]>([
    ['a mailbox proven yesterday', { emails: ['a@x.org'], proofs: [aProof('a@x.org')] }, ['mailbox a@x.org +']],
    ['not its neighbour', { emails: ['b@x.org'], proofs: [aProof('a@x.org')] }, ['mailbox b@x.org']],
    [
      'not one that differs in case before the @',
      { emails: ['A@x.org'], proofs: [aProof('a@x.org')] },
      ['mailbox A@x.org'],
    ],
    [
      '30 days old to the second: no longer',
      { emails: ['a@x.org'], proofs: [aProof('a@x.org', 30)] },
      ['mailbox a@x.org'],
    ],
    [
      'the newest of two counts',
      { emails: ['a@x.org'], proofs: [aProof('a@x.org', 90), aProof('a@x.org', 2)] },
      ['mailbox a@x.org +'],
    ],
    [
      'never CAA and DNSSEC',
      { type: 'none', caaOn: true, emails: ['a@x.org'], proofs: [aProof('x.org', 1, 'txt')] },
      ['caa x.org', 'dnssec x.org'],
    ],
    [
      'V-P0 below an own TXT proof',
      { type: 'domain', dnsNames: ['a.x.org'], proofs: [aProof('x.org', 1, 'txt')] },
      ['domain a.x.org +'],
    ],
    [
      'V-T4 not above a TXT proof',
      { type: 'domain', dnsNames: ['x.org'], proofs: [aProof('a.x.org', 1, 'txt')] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'V-F3 not below a file proof',
      { type: 'domain', dnsNames: ['a.x.org'], proofs: [aProof('x.org', 1, 'file')] },
      ['domain a.x.org', 'dnssec a.x.org'],
    ],
    [
      'V-F3 not by TXT where only the base was proven by file',
      { type: 'domain', dnsNames: ['x.org', 'a.x.org'], proofs: [aProof('x.org', 1, 'file')] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'V-F3 names that were proven by file one by one',
      {
        type: 'domain',
        dnsNames: ['x.org', 'a.x.org'],
        proofs: [aProof('x.org', 1, 'file')],
        domains: [approved('a.x.org', { exact: true })],
      },
      ['domain a.x.org +', 'domain x.org +'],
    ],
    [
      'V-F3 not below a domain that was approved by file',
      { type: 'domain', dnsNames: ['x.org', 'a.x.org'], domains: [approved('x.org', { exact: true })] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'V-R7 for a public root not by a proof that others could have written',
      {
        type: 'domain',
        dnsNames: ['x.org'],
        proofs: [{ ...aProof('x.org', 1, 'txt'), forPublic: false }],
        domains: [approved('x.org', { forPublic: false })],
        profile: { ...profile, publiclyTrusted: true },
      },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'V-R7 for a private one it will do',
      { type: 'domain', dnsNames: ['x.org'], proofs: [{ ...aProof('x.org', 1, 'txt'), forPublic: false }] },
      ['domain x.org +'],
    ],
    [
      'not under a domain that was switched off',
      { type: 'domain', dnsNames: ['x.org'], domains: [approved('x.org', { active: false })] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'not under one that ran out',
      { type: 'domain', dnsNames: ['x.org'], domains: [approved('x.org', { validUntil: now })] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'not beside a name that only looks alike',
      { type: 'domain', dnsNames: ['notx.org'], domains: [approved('x.org')] },
      ['domain notx.org', 'dnssec notx.org'],
    ],
    // mailbox-is-not-domain: a mailed code once made a whole provider's domain count as validated
    [
      'mailbox-is-not-domain: no domain by a mailbox proof',
      { type: 'domain', dnsNames: ['x.org'], proofs: [aProof('a@x.org'), aProof('x.org', 1, 'mailbox')] },
      ['domain x.org', 'dnssec x.org'],
    ],
    [
      'mailbox-is-not-domain: no mailbox by an approved domain',
      { emails: ['a@x.org'], domains: [approved('x.org')] },
      ['mailbox a@x.org'],
    ],
  ])('%s', (_, input, expected) => {
    expect(lines(input)).toEqual(expected);
  });

  it('says until when, and by which evidence', () => {
    const [check] = plan({ ...nothing, emails: ['a@x.org'], proofs: [aProof('a@x.org', 10)] });
    expect(check?.born).toEqual({
      obtainedAt: daysAgo(10),
      validUntil: daysAgo(-20),
      evidenceId: 'evidence of a@x.org',
      method: null,
    });
  });
});

describe('mailboxProofDays (S/MIME BR 4.2.1)', () => {
  it.each([
    ['a private profile', false, 398, 398],
    ['a publicly trusted one, at most 30', true, 398, 30],
    ['a stricter profile', true, 7, 7],
  ])('%s', (_, publiclyTrusted, mailboxValidityDays, days) => {
    expect(mailboxProofDays({ ...profile, publiclyTrusted, mailboxValidityDays }, now)).toBe(days);
  });
});
