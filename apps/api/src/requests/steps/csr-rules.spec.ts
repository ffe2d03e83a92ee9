import type { Csr, Profile } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { prefillOf } from './csr-rules';

type Rules = Pick<Profile, 'subject' | 'subjectType' | 'san' | 'validationType'>;
const mailbox: Rules = {
  subjectType: 'mailbox',
  validationType: 'mailbox',
  subject: [{ attribute: 'commonName', required: true, editable: true, fixedValue: null, pattern: null }],
  san: [{ type: 'email', required: true, editable: true, max: 5 }],
};
const csr = (subject: [Csr['subject'][number]['attribute'], string][], san: Partial<Csr['san']> = {}): Csr => ({
  pem: '',
  sha256: '',
  subject: subject.map(([attribute, value]) => ({ oid: '2.5.4.0', attribute, value })),
  san: { emails: [], dnsNames: [], ipAddresses: [], otherNames: [], ...san },
  version: 0,
  key: { algorithm: 'EC', bits: 256, curve: 'P-256', exponent: null, spkiSha256: '' },
  signature: { algorithm: 'ecdsa-with-SHA256', valid: true },
  extensions: [],
  findings: [],
});
const filled = (request: Csr, profile = mailbox) => {
  const { sdn, san, findings } = prefillOf(request, profile);
  return {
    sdn,
    emails: san.emails,
    dnsNames: san.dnsNames,
    left: findings.map(({ text }) => /\(([^)]*)\)$/.exec(text)?.[1]),
  };
};

describe('prefillOf', () => {
  it('takes over what the profile has a place for, and names what it leaves out', () => {
    const request = csr(
      [
        ['commonName', 'mia@x.org'],
        ['organizationName', 'Evil Corp'],
        [null, 'x'],
      ],
      {
        emails: ['mia@x.org', 'm.hansen@X.org'],
        dnsNames: ['x.org'],
        ipAddresses: ['192.0.2.1'],
      },
    );
    expect(filled(request)).toEqual({
      sdn: { commonName: 'mia@x.org' },
      emails: ['mia@x.org', 'm.hansen@x.org'],
      dnsNames: [],
      left: ['organizationName: Evil Corp', '2.5.4.0: x', 'subjectAltName: x.org', 'subjectAltName: 192.0.2.1'],
    });
  });

  it.each([
    ['the common name', 'commonName' as const],
    ['emailAddress, as openssl writes it', 'emailAddress' as const],
  ])('finds the mailbox in %s where there is no alternative name', (_, attribute) => {
    expect(filled(csr([[attribute, 'mia@x.org']]))).toMatchObject({
      sdn: { commonName: 'mia@x.org' },
      emails: ['mia@x.org'],
    });
  });

  it('names a mailbox-validated subject by its first address where the CSR gives a person’s name', () => {
    const { sdn, left } = filled(csr([['commonName', 'Mia Hansen']], { emails: ['mia@x.org'] }));
    expect(sdn).toEqual({ commonName: 'mia@x.org' });
    expect(left).toEqual(['commonName: Mia Hansen']);
  });

  it('says of each name why it is left out', () => {
    const fixed = {
      attribute: 'commonName',
      required: true,
      editable: false,
      fixedValue: 'Desk',
      pattern: null,
    } as const;
    const texts = (profile: Rules) =>
      prefillOf(
        csr([
          ['commonName', 'Mia'],
          ['title', 'Dr'],
        ]),
        profile,
      ).findings.map(({ code, text }) => `${code}: ${text}`);
    expect(texts({ ...mailbox, subject: [fixed] })).toEqual([
      'locked: The profile fixes commonName; what the CSR says is left out. (commonName: Mia)',
      'attribute-not-offered: The profile has no place for title; it is left out. (title: Dr)',
    ]);
    expect(texts(mailbox)[0]).toBe(
      'common-name-not-address: The profile does not take this commonName; it is left out. (commonName: Mia)',
    );
  });

  it('never overrules what the profile fixes', () => {
    const fixed = {
      ...mailbox,
      subjectType: 'organization' as const,
      subject: [
        {
          attribute: 'organizationName' as const,
          required: true,
          editable: false,
          fixedValue: 'Nordlicht',
          pattern: null,
        },
      ],
    };
    expect(filled(csr([['organizationName', 'Evil Corp']]), fixed)).toMatchObject({
      sdn: { organizationName: 'Nordlicht' },
      left: ['organizationName: Evil Corp'],
    });
  });
});
