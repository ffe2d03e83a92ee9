import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { chainPem, fromPem, toPem } from '../asn1/pem';
import { aRoot, anIssuingCa, anOrder, issued, keyKinds, now, signed, someKey, spkiOf } from '../testing/ca';
import type { KeyKind, TestCa } from '../testing/ca';
import { file, openssl, written } from '../testing/openssl';
import { buildTbs } from './build-tbs';
import { checkTbs } from './check-tbs';
import { compareIssued } from './compare-issued';
import { buildCrlTbs } from './crl';
import type { RevokedEntry } from './crl';
import { describeCertificate } from './describe-certificate';
import type { LeafOrder } from './order';
import { p7b } from './p7b';
import { randomSerial } from './serial';

const day = 86_400_000;
const address = 'mia.lang@example.com';
const company = [
  { attribute: 'countryName', value: 'DE' },
  { attribute: 'organizationName', value: 'Example GmbH' },
  { attribute: 'organizationIdentifier', value: 'VATDE-123456789' },
];
const person = [
  { attribute: 'givenName', value: 'Mia' },
  { attribute: 'surname', value: 'Lång' },
  { attribute: 'commonName', value: 'Mia Lång' },
];
const subjects: Record<LeafOrder['subjectType'], LeafOrder['subject']> = {
  mailbox: [{ attribute: 'commonName', value: address }],
  organization: [{ attribute: 'commonName', value: 'Example GmbH' }, ...company],
  sponsor: [...person, ...company],
  individual: [...person, { attribute: 'countryName', value: 'DE' }],
};

let root: TestCa;
let issuing: TestCa;
beforeAll(async () => {
  root = await aRoot();
  issuing = await anIssuingCa(root);
  written('root.pem', toPem('CERTIFICATE', root.certificate));
  written('issuing.pem', toPem('CERTIFICATE', issuing.certificate));
});

const textOf = (der: Uint8Array): string =>
  openssl('x509', '-noout', '-text', '-in', written('leaf.pem', toPem('CERTIFICATE', der)));
const crl = (ca: TestCa, entries: readonly RevokedEntry[], number: number | bigint = 1): string =>
  toPem(
    'X509 CRL',
    signed(
      buildCrlTbs({ issuer: ca.issuer, number, thisUpdate: now, nextUpdate: new Date(+now + 7 * day), entries }),
      ca.issuer.signatureAlgorithm,
      ca.key,
    ),
  );
/** Chain, purposes and CRLs of both CAs, as openssl sees them on that day. */
const verify = (leaf: Uint8Array, entries: readonly RevokedEntry[] = []): string => {
  written('leaf.pem', toPem('CERTIFICATE', leaf));
  written('crls.pem', crl(root, []) + crl(issuing, entries));
  const at = String(Math.floor(+now / 1000) + 60);
  const options = [
    '-x509_strict',
    '-crl_check_all',
    '-attime',
    at,
    '-purpose',
    'smimesign',
    '-CRLfile',
    file('crls.pem'),
  ];
  try {
    return openssl(
      'verify',
      ...options,
      '-CAfile',
      file('root.pem'),
      '-untrusted',
      file('issuing.pem'),
      file('leaf.pem'),
    );
  } catch (error) {
    return String((error as { stderr: unknown }).stderr);
  }
};

describe('a subscriber certificate', () => {
  const every = (['mailbox', 'organization', 'sponsor', 'individual'] as const).flatMap((subjectType, type) =>
    (['multipurpose', 'strict'] as const).map((generation, g) => ({
      subjectType,
      generation,
      arcs: `${type + 1}.${g + 2}`,
    })),
  );

  it.each(every)(
    'of type $subjectType, $generation: openssl verifies it',
    async ({ subjectType, generation, arcs }) => {
      const order = anOrder({ subjectType, generation, subject: subjects[subjectType], clientAuth: true });
      const tbs = await buildTbs(order, issuing.issuer, randomSerial());
      expect(await checkTbs(tbs, order, issuing.issuer, now)).toEqual([]);
      const leaf = signed(tbs, issuing.issuer.signatureAlgorithm, issuing.key);
      expect(compareIssued(leaf, order, tbs)).toEqual([]);
      expect(verify(leaf)).toMatch(/leaf\.pem: OK/);
      const text = textOf(leaf);
      expect(text).toContain(`Policy: 2.23.140.1.5.${arcs}\n`);
      expect(text).toMatch(
        generation === 'strict' ? /Usage: \n *E-mail Protection\n/ : /E-mail Protection, TLS Web Client/,
      );
      expect(text).toMatch(/Key Usage: critical\n *Digital Signature, Key Agreement\n/);
      expect(text).toMatch(/Subject Alternative Name: \n *email:mia.lang@example.com\n/);
      expect(text).toContain('URI:http://pki.example.com/pki/issuing.crl');
      expect(text).toContain('OCSP - URI:http://pki.example.com/pki/issuing/ocsp');
      expect(text).toContain('CA Issuers - URI:http://pki.example.com/pki/issuing.crt');
      expect(text).not.toContain('Basic Constraints');
    },
  );

  it('names organisation and person in the order from country to person', async () => {
    const order = anOrder({ subjectType: 'sponsor', subject: subjects.sponsor });
    const subject = openssl(
      'x509',
      '-noout',
      '-subject',
      '-nameopt',
      'RFC2253,-esc_msb,utf8',
      '-in',
      await leafFile(order),
    );
    expect(subject.trim()).toBe(
      'subject=CN=Mia Lång,SN=Lång,GN=Mia,organizationIdentifier=VATDE-123456789,O=Example GmbH,C=DE',
    );
  });

  const leafFile = async (order: LeafOrder): Promise<string> =>
    written('leaf.pem', toPem('CERTIFICATE', await issued(order, issuing)));

  it.each<[KeyKind, LeafOrder['keyUsage'], string]>([
    ['rsa-2048', 'both', 'Digital Signature, Key Encipherment'],
    ['rsa-3072', 'signing', 'Digital Signature'],
    ['rsa-2048', 'encryption', 'Key Encipherment'],
    ['p-256', 'both', 'Digital Signature, Key Agreement'],
    ['p-384', 'signing', 'Digital Signature'],
    ['p-384', 'encryption', 'Key Agreement'],
    ['ed25519', 'both', 'Digital Signature'],
    ['ed25519', 'encryption', 'Digital Signature'],
  ])('with a key of %s for %s says %s', async (kind, keyUsage, words) => {
    const order = anOrder({ spki: spkiOf(someKey(kind)), keyUsage });
    const text = textOf(await issued(order, issuing));
    expect(text).toMatch(new RegExp(`Key Usage: critical\\n *${words}\\n`));
  });

  it.each(keyKinds.filter((kind) => kind !== 'rsa-2048' && kind !== 'rsa-3072'))(
    'is signed by a CA key of %s',
    async (kind) => {
      const ca = await anIssuingCa(root, kind);
      const order = anOrder({ spki: spkiOf(someKey('rsa-2048')) });
      const leaf = await issued(order, ca);
      const certificate = new X509Certificate(leaf);
      expect(certificate.verify(new X509Certificate(ca.certificate).publicKey)).toBe(true);
      expect(certificate.checkIssued(new X509Certificate(ca.certificate))).toBe(true);
      expect(await checkTbs(await buildTbs(order, ca.issuer, randomSerial()), order, ca.issuer, now)).toEqual([]);
    },
  );

  it('writes an address in one form everywhere', async () => {
    const order = anOrder({
      subject: [{ attribute: 'commonName', value: 'Mia@BÜCHER.com' }],
      emails: ['Mia@bücher.com', 'Mia@xn--bcher-kva.com', 'zwei@example.com'],
    });
    const { subject, emails } = await describeCertificate(await issued(order, issuing));
    expect({ subject, emails }).toEqual({
      subject: 'CN=Mia@xn--bcher-kva.com',
      emails: ['Mia@xn--bcher-kva.com', 'zwei@example.com'],
    });
  });

  it('puts an address of more than 64 characters into emailAddress', async () => {
    const long = `${'a'.repeat(60)}@example.com`;
    const leaf = await issued(
      anOrder({ subject: [{ attribute: 'commonName', value: long }], emails: [long] }),
      issuing,
    );
    expect((await describeCertificate(leaf)).subject).toBe(`emailAddress=${long}`);
    expect(verify(leaf)).toMatch(/OK/);
  });

  it('is named by a critical subjectAltName where the subject is empty', async () => {
    const leaf = await issued(anOrder({ subject: [] }), issuing);
    expect(textOf(leaf)).toMatch(/Subject: \n/);
    expect(textOf(leaf)).toMatch(/Subject Alternative Name: critical\n *email:/);
    expect(verify(leaf)).toMatch(/OK/);
  });

  it('carries a local part beyond ASCII as SmtpUTF8Mailbox', async () => {
    const order = anOrder({
      subject: [{ attribute: 'commonName', value: 'bücher@bücher.com' }],
      emails: ['bücher@bücher.com', address],
    });
    const leaf = await issued(order, issuing);
    expect((await describeCertificate(leaf)).emails).toEqual(['bücher@xn--bcher-kva.com', address]);
    expect(textOf(leaf)).toMatch(/othername: SmtpUTF8Mailbox::bücher@xn--bcher-kva.com, email:mia.lang/i);
    expect(compareIssued(leaf, order)).toEqual([]);
  });

  it('names domains, addresses and other names under a private profile', async () => {
    const order = anOrder({
      generation: 'private',
      dnsNames: ['example.com'],
      ipAddresses: ['192.0.2.1', '2001:db8::1'],
      otherNames: [
        { oid: '1.3.6.1.4.1.311.20.2.3', value: 'mia@ad.example.com', encoding: 'utf8' },
        { oid: '1.2.3.4', value: '020105', encoding: 'hex' },
      ],
    });
    const tbs = await buildTbs(order, issuing.issuer, randomSerial());
    expect(await checkTbs(tbs, order, issuing.issuer, now)).toEqual([]);
    const text = textOf(signed(tbs, issuing.issuer.signatureAlgorithm, issuing.key));
    expect(text).toContain('DNS:example.com, IP Address:192.0.2.1, IP Address:2001:DB8:0:0:0:0:0:1, othername: UPN');
    expect(text).not.toContain('Certificate Policies');
  });

  it('reads back what it says', async () => {
    const order = anOrder({ spki: spkiOf(someKey('rsa-2048')) });
    const serial = randomSerial();
    const leaf = signed(await buildTbs(order, issuing.issuer, serial), issuing.issuer.signatureAlgorithm, issuing.key);
    const facts = await describeCertificate(leaf);
    const node = new X509Certificate(leaf);
    expect(facts).toMatchObject({
      serial,
      subject: `CN=${address}`,
      issuer: 'CN=Example Issuing CA,O=Example Trust GmbH,C=DE',
      emails: [address],
      dnsNames: [],
      notBefore: now,
      notAfter: new Date(+now + 365 * day - 1000),
      key: { algorithm: 'RSA', bits: 2048, exponent: '65537' },
      signatureAlgorithm: 'ecdsa-with-SHA256',
    });
    expect(node.serialNumber.toLowerCase().padStart(32, '0')).toBe(serial);
    expect(node.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(facts.sha256);
    expect(new Date(node.validTo)).toEqual(facts.notAfter);
    expect(Buffer.from(facts.spki)).toEqual(Buffer.from(order.spki));
  });

  it('writes years from 2050 on as RFC 5280 wants them', async () => {
    const order = anOrder({ generation: 'private', notAfter: new Date('2051-01-01T00:00:00Z') });
    expect((await describeCertificate(await issued(order, issuing))).notAfter).toEqual(order.notAfter);
  });
});

describe('the CA certificates', () => {
  it('are a root and an issuing CA that has none below it', () => {
    const rootText = openssl('x509', '-noout', '-text', '-in', file('root.pem'));
    expect(rootText).toMatch(/Basic Constraints: critical\n *CA:TRUE\n/);
    expect(rootText).toMatch(/Key Usage: critical\n *Digital Signature, Certificate Sign, CRL Sign\n/);
    expect(rootText).not.toMatch(/Extended Key Usage|Certificate Policies|Distribution/);
    const text = openssl('x509', '-noout', '-text', '-in', file('issuing.pem'));
    expect(text).toMatch(/Basic Constraints: critical\n *CA:TRUE, pathlen:0\n/);
    expect(text).toMatch(/E-mail Protection, TLS Web Client Authentication/);
    expect(text).toContain('X509v3 Any Policy');
    expect(text).toContain('URI:http://pki.example.com/pki/root.crl');
  });

  it('make a chain that people download, leaf first, and a P7B', async () => {
    const leaf = await issued(anOrder(), issuing);
    const ders = [leaf, issuing.certificate, root.certificate];
    expect(fromPem('CERTIFICATE', chainPem(ders))).toEqual(ders);
    const listed = openssl('pkcs7', '-inform', 'DER', '-print_certs', '-in', written('chain.p7b', p7b(ders)));
    expect([...listed.matchAll(/^subject=(.*)$/gm)]).toHaveLength(3);
  });
});

describe('the list of revoked certificates', () => {
  it('is read and verified by openssl', async () => {
    const { serial } = await describeCertificate(await issued(anOrder(), issuing));
    written(
      'list.crl',
      crl(
        issuing,
        [
          { serial, at: now, reason: 'keyCompromise' },
          { serial: '00ff', at: now },
        ],
        2n ** 70n,
      ),
    );
    const text = openssl('crl', '-noout', '-text', '-in', file('list.crl'));
    expect(text).toMatch(/CRL Number: \n *1180591620717411303424\n/);
    expect(text).toMatch(
      new RegExp(
        `Serial Number: ${serial.toUpperCase()}\\n.*\\n *CRL entry extensions:\\n.*Reason Code: \\n *Key Compromise`,
      ),
    );
    expect(text).toMatch(/Serial Number: FF\n *Revocation Date: .*\n *Signature Algorithm/);
    expect(text).toContain('X509v3 Authority Key Identifier');
    openssl('crl', '-noout', '-verify', '-CAfile', file('issuing.pem'), '-in', file('list.crl'));
  });

  it('makes a revoked certificate fail, and that one alone', async () => {
    const [first, second] = [await issued(anOrder(), issuing), await issued(anOrder(), issuing)];
    const entries = [{ serial: (await describeCertificate(first)).serial, at: now, reason: 'superseded' as const }];
    expect(verify(first, entries)).toContain('certificate revoked');
    expect(verify(second, entries)).toMatch(/OK/);
  });

  it('holds 5,000 entries', () => {
    const entries = Array.from({ length: 5000 }, () => ({ serial: randomSerial(), at: now }));
    written('long.crl', crl(issuing, entries));
    expect(openssl('crl', '-noout', '-text', '-in', file('long.crl')).match(/Serial Number/g)).toHaveLength(5000);
  });
});
