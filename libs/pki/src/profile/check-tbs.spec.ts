import { beforeAll, describe, expect, it } from 'vitest';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Extensions, Name, TBSCertificate, Version } from '@peculiar/asn1-x509';
import type { Extension } from '@peculiar/asn1-x509';
import { bytesOf } from '../asn1/bytes';
import { purposeOids } from '../asn1/oids';
import { aRoot, anIssuingCa, anOrder, issued, now, signed, someKey, spkiOf } from '../testing/ca';
import type { TestCa } from '../testing/ca';
import { buildTbs } from './build-tbs';
import { checkTbs } from './check-tbs';
import { compareIssued } from './compare-issued';
import { addresses, caConstraints, certificatePolicies, extendedKeyUsage, keyUsage } from './extensions';
import type { IssuerUrls } from './issuer';
import { OrderFault, validityOf } from './order';
import type { LeafOrder } from './order';
import { randomSerial } from './serial';
import { subjectFaults } from './subject-faults';

let ca: TestCa;
let other: TestCa;
beforeAll(async () => {
  const root = await aRoot();
  ca = await anIssuingCa(root);
  other = await anIssuingCa(root);
});

type Change = (tbs: TBSCertificate) => void;
/** The bytes of one order, changed behind the builder's back, against another or the same order. */
async function faultsOf(change: Change, built: Partial<LeafOrder> = {}, decided = built, at = now): Promise<string[]> {
  const tbs = AsnConvert.parse(await buildTbs(anOrder(built), ca.issuer, randomSerial()), TBSCertificate);
  change(tbs);
  const faults = await checkTbs(bytesOf(AsnConvert.serialize(tbs)), anOrder(decided), ca.issuer, at);
  return [...new Set(faults.map(({ rule }) => rule))].sort();
}
const as =
  (value: Extension): Change =>
  (tbs) => {
    const rest = (tbs.extensions ?? []).filter(({ extnID }) => extnID !== value.extnID);
    tbs.extensions = new Extensions([...rest, value]);
  };
const without =
  (oid: string): Change =>
  (tbs) => {
    tbs.extensions = new Extensions((tbs.extensions ?? []).filter(({ extnID }) => extnID !== oid));
  };
const points = (urls: Partial<IssuerUrls>): Extension =>
  addresses({ crlUrl: null, caIssuersUrl: null, ocspUrl: null, ...urls })[0]!;
const nothing: Change = () => undefined;
const mail = purposeOids.emailProtection;

describe('checkTbs refuses before signing (SBR 4.3.1.2)', () => {
  it.each<[string, Change, string[]]>([
    ['nothing wrong', nothing, []],
    ['no purpose', without('2.5.29.37'), ['eku']],
    ['a purpose but not mail', as(extendedKeyUsage([purposeOids.clientAuth])), ['eku']],
    ['the purpose of web servers', as(extendedKeyUsage([mail, purposeOids.serverAuth])), ['eku']],
    ['any purpose', as(extendedKeyUsage([mail, purposeOids.anyExtendedKeyUsage])), ['eku']],
    ['no policy', without('2.5.29.32'), ['policy']],
    ['the policy of another type', as(certificatePolicies(['2.23.140.1.5.2.2'])), ['policy']],
    ['the policy of another generation', as(certificatePolicies(['2.23.140.1.5.1.3'])), ['policy']],
    ['two policies', as(certificatePolicies(['2.23.140.1.5.1.2', '2.23.140.1.5.2.2'])), ['policy']],
    ['CA:TRUE', as(caConstraints(0)), ['basic-constraints']],
    ['certificates signed by the key', as(keyUsage(1 | 32)), ['key-usage']],
    ['data enciphered by the key', as(keyUsage(1 | 8 | 16)), ['key-usage']],
    [
      'usages that are not critical',
      (tbs) => {
        for (const e of tbs.extensions ?? []) e.critical = false;
      },
      ['key-usage'],
    ],
    ['no names', without('2.5.29.17'), ['san.address', 'san.address-missing']],
    ['no CRL', without('2.5.29.31'), ['crl-point']],
    ['a CRL by https', as(points({ crlUrl: 'https://pki.example.com/x.crl' })), ['urls']],
    ['an issuer by https', as(points({ caIssuersUrl: 'https://pki.example.com/x.crt' })), ['ocsp', 'urls']],
    ['no OCSP responder', as(points({ caIssuersUrl: 'http://pki.example.com/x.crt' })), ['ocsp']],
    ['the OCSP responder of another', as(points({ ocspUrl: 'http://pki.example.com/other/ocsp' })), ['ocsp']],
    ['no key identifier', without('2.5.29.14'), ['subject-key-identifier']],
    ['no issuer’s key identifier', without('2.5.29.35'), ['authority-key-identifier']],
    [
      'a guessable serial',
      (tbs) => {
        tbs.serialNumber = Uint8Array.of(0x12, 0x67).buffer;
      },
      ['serial'],
    ],
    [
      'a serial of 168 bits',
      (tbs) => {
        tbs.serialNumber = new Uint8Array(21).fill(0x55).buffer;
      },
      ['serial'],
    ],
    [
      'a negative serial',
      (tbs) => {
        tbs.serialNumber = new Uint8Array(16).fill(0x85).buffer;
      },
      ['unreadable'],
    ],
    [
      'version 1',
      (tbs) => {
        tbs.version = Version.v1;
      },
      ['version'],
    ],
    [
      'another issuer',
      (tbs) => {
        tbs.issuer = AsnConvert.parse(other.issuer.name, Name);
        tbs.issuer.reverse();
      },
      ['issuer'],
    ],
    [
      'SHA-1',
      (tbs) => {
        tbs.signature.algorithm = '1.2.840.10045.4.1';
      },
      ['signature-algorithm'],
    ],
  ])('%s', async (_, change, rules) => {
    expect(await faultsOf(change)).toEqual(rules);
  });

  const long = { ...validityOf(now, 826) };
  it.each<[string, Partial<LeafOrder>, Partial<LeafOrder>, string[]]>([
    ['826 days', long, long, ['validity.max']],
    ['825 days', validityOf(now, 825), validityOf(now, 825), []],
    ['826 days, decided were 365', long, {}, ['validity', 'validity.max']],
    ['an end before the beginning', validityOf(now, -1), validityOf(now, -1), ['validity']],
    ['an address too many', { emails: ['mia.lang@example.com', 'eve@example.com'] }, {}, ['san.address-not-ordered']],
    ['an address too few', {}, { emails: ['mia.lang@example.com', 'eve@example.com'] }, ['san.address-missing']],
    [
      'an address in another case',
      { emails: ['Mia.Lang@example.com'] },
      {},
      ['san.address-missing', 'san.address-not-ordered'],
    ],
    ['a DNS name', { dnsNames: ['example.com'] }, { dnsNames: ['example.com'] }, ['san.dns-name']],
    ['a DNS name not decided', { dnsNames: ['example.com'] }, {}, ['san.dns-name', 'san.name-not-ordered']],
    ['an IP address', { ipAddresses: ['192.0.2.1'] }, { ipAddresses: ['192.0.2.1'] }, ['san.ip-address']],
    ['client sign-in under strict', { clientAuth: true }, { generation: 'strict' }, ['eku', 'policy']],
    ['another key', { spki: spkiOf(someKey('p-384')) }, {}, ['key', 'subject-key-identifier']],
  ])('%s', async (_, built, decided, rules) => {
    expect(await faultsOf(nothing, built, decided)).toEqual(rules);
  });

  it('any purpose beside mail once only client sign-in is allowed', async () => {
    const change = as(extendedKeyUsage([mail, '1.3.6.1.4.1.311.20.2.2']));
    expect(await faultsOf(change, {}, {}, new Date('2027-06-30T23:59:59Z'))).toEqual([]);
    expect(await faultsOf(change, {}, {}, new Date('2027-07-01'))).toEqual(['eku']);
  });

  it('addresses beyond ASCII alone, once one in ASCII is needed', async () => {
    const order = { subject: [], emails: ['bücher@example.com'] };
    expect(await faultsOf(nothing, order, order, new Date('2027-01-31'))).toEqual([]);
    expect(await faultsOf(nothing, order, order, new Date('2027-02-01'))).toEqual(['san.rfc822Name']);
  });

  it('what is not a certificate', async () => {
    expect(await checkTbs(Uint8Array.of(1, 2, 3), anOrder(), ca.issuer, now)).toMatchObject([{ rule: 'unreadable' }]);
  });
});

describe('subjectFaults (SBR 7.1.4.2)', () => {
  const values = (words: string): LeafOrder['subject'] =>
    words.split('; ').map((word) => ({ attribute: word.split('=')[0]!, value: word.split('=')[1]! }));
  const company = 'countryName=DE; organizationName=Example GmbH; organizationIdentifier=VATDE-123456789';
  it.each<[LeafOrder['subjectType'], string, string[]]>([
    ['mailbox', 'commonName=mia.lang@example.com', []],
    ['mailbox', 'commonName=mia.lang@EXAMPLE.com', []],
    ['mailbox', 'emailAddress=mia.lang@example.com; serialNumber=12', []],
    ['mailbox', 'commonName=eve@example.com', ['subject.address-not-in-san']],
    ['mailbox', 'commonName=Mia.Lang@example.com', ['subject.address-not-in-san']],
    ['mailbox', 'commonName=Mia Lang', ['subject.common-name']],
    ['mailbox', 'commonName=mia.lang@example.com; organizationName=Example', ['subject.prohibited-attribute']],
    ['mailbox', 'countryName=DE', ['subject.prohibited-attribute']],
    ['organization', `${company}; commonName=Example GmbH`, []],
    ['organization', `${company}; commonName=mia.lang@example.com; localityName=Berlin`, []],
    ['organization', `${company}; commonName=Sales`, ['subject.common-name']],
    ['organization', `${company}; givenName=Mia`, ['subject.prohibited-attribute']],
    ['organization', 'countryName=DE; organizationName=Example', ['subject.missing-attribute']],
    ['organization', company.replace('VATDE', 'VATFR'), ['subject.organization-identifier']],
    ['organization', company.replace('VATDE-', 'DE'), ['subject.organization-identifier']],
    ['organization', company.replace('VATDE', 'LEIXG'), []],
    ['organization', company.replace('=DE', '=de'), ['subject.country', 'subject.organization-identifier']],
    ['sponsor', `${company}; givenName=Mia; surname=Lang; commonName=Mia Lang`, []],
    ['sponsor', `${company}; pseudonym=Fox; commonName=Fox`, []],
    ['sponsor', `${company}; pseudonym=Fox; surname=Lang`, ['subject.prohibited-attribute']],
    ['sponsor', `${company}; commonName=Mia Lang`, ['subject.missing-attribute']],
    ['individual', 'givenName=Mia; surname=Lång-Müller', []],
    ['individual', 'givenName=Mia; surname=Lang; organizationName=Example', ['subject.prohibited-attribute']],
    ['individual', `givenName=${'M'.repeat(65)}; surname=Lang`, ['subject.too-long']],
    ['individual', 'givenName=Mia; surname=Lang\r', ['subject.characters']],
    ['mailbox', 'serialNumber=ü', ['subject.characters']],
  ])('%s: %s', (subjectType, words, rules) => {
    const faults = subjectFaults(anOrder({ subjectType, subject: values(words) }));
    expect([...new Set(faults.map(({ rule }) => rule))].sort()).toEqual(rules);
  });

  it('lets a private profile name whom it likes', () => {
    expect(
      subjectFaults(anOrder({ generation: 'private', subject: values('organizationName=x; commonName=Mia') })),
    ).toEqual([]);
  });

  it('throws for what can never be encoded', () => {
    expect(() => subjectFaults(anOrder({ emails: ['no address'] }))).toThrow(OrderFault);
    expect(() => subjectFaults(anOrder({ subject: values('shoeSize=42') }))).toThrow(OrderFault);
  });
});

describe('compareIssued', () => {
  it.each<[string, Partial<LeafOrder>, Partial<LeafOrder>, string[]]>([
    ['what was decided', {}, {}, []],
    ['a shorter life, as a remote CA may choose', validityOf(now, 100), {}, []],
    ['a longer life', validityOf(now, 366), {}, ['validity']],
    ['another key', { spki: spkiOf(someKey('p-384')) }, {}, ['key']],
    [
      'another address',
      { subject: [], emails: ['eve@example.com'] },
      { subject: [] },
      ['san.address-missing', 'san.address-not-ordered'],
    ],
    ['another subject', { subject: [] }, {}, ['subject.missing']],
    ['a name not decided', {}, { subject: [] }, ['subject.not-ordered']],
    ['a DNS name', { dnsNames: ['example.com'] }, {}, ['san.name-not-ordered']],
  ])('%s', async (_, built, decided, rules) => {
    const faults = compareIssued(await issued(anOrder(built), ca), anOrder(decided));
    expect([...new Set(faults.map(({ rule }) => rule))].sort()).toEqual(rules);
  });

  it('sees that other bytes were signed than those stored', async () => {
    const [first, second] = [
      await buildTbs(anOrder(), ca.issuer, randomSerial()),
      await buildTbs(anOrder(), ca.issuer, randomSerial()),
    ];
    const certificate = signed(first, ca.issuer.signatureAlgorithm, ca.key);
    expect(compareIssued(certificate, anOrder(), first)).toEqual([]);
    expect(compareIssued(certificate, anOrder(), second)).toMatchObject([{ rule: 'tbs' }]);
  });

  it('does not throw for what is no certificate', () => {
    expect(compareIssued(new Uint8Array(10), anOrder())).toMatchObject([{ rule: 'unreadable' }]);
  });
});
