import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, positive } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { fromPem } from '../asn1/pem';
import { csrDer } from '../testing/csr-der';
import { keyFile, openssl, request, spkiOf, written } from '../testing/openssl';
import type { KeyKind } from '../testing/openssl';
import { csrOf } from './csr-facts';
import { CsrFault } from './csr-fault';
import { inspectCsr } from './inspect-csr';

const codeOf = async (input: string | Uint8Array): Promise<string> => {
  try {
    await inspectCsr(input);
    return 'read';
  } catch (error) {
    if (error instanceof CsrFault) return error.code;
    throw error;
  }
};
const modulusOf = (kind: KeyKind): string =>
  openssl('rsa', '-in', keyFile(kind), '-noout', '-modulus').trim().replace('Modulus=', '');
const derOf = (pem: string): Uint8Array => fromPem('CERTIFICATE REQUEST', pem)[0]!;

describe('inspectCsr', () => {
  it.each([
    ['RSA-2048', 'RSA', 2048, null, '65537', 'sha256WithRSAEncryption'],
    ['RSA-3072', 'RSA', 3072, null, '65537', 'sha256WithRSAEncryption'],
    ['P-256', 'EC', 256, 'P-256', null, 'ecdsa-with-SHA256'],
    ['P-384', 'EC', 384, 'P-384', null, 'ecdsa-with-SHA256'],
    ['P-521', 'EC', 521, 'P-521', null, 'ecdsa-with-SHA256'],
    ['Ed25519', 'Ed25519', 255, null, null, 'Ed25519'],
    ['Ed448', 'Ed448', 448, null, null, 'Ed448'],
  ] as const)('reads a request with a key of %s', async (key, algorithm, bits, curve, exponent, signature) => {
    const facts = await inspectCsr(request({ key }));
    const spki = spkiOf(key);
    const spkiSha256 = createHash('sha256').update(spki).digest('hex');
    expect(facts.key).toEqual({ algorithm, bits, curve, exponent, spkiSha256 });
    expect(facts.signature).toEqual({ algorithm: signature, valid: true });
    expect(Buffer.from(facts.spki)).toEqual(spki);
    expect(createPublicKey({ key: Buffer.from(facts.spki), format: 'der', type: 'spki' }).type).toBe('public');
  });

  it.each([
    ['-sha256', 'sha256WithRSAEncryption'],
    ['-sha384', 'sha384WithRSAEncryption'],
    ['-sha512', 'sha512WithRSAEncryption'],
    ['-sha1', 'sha1WithRSAEncryption'],
  ])('verifies RSA with %s', async (digest, algorithm) => {
    const facts = await inspectCsr(request({ key: 'RSA-2048', more: [digest] }));
    expect(facts.signature).toEqual({ algorithm, valid: true });
  });

  it.each(['digest', 'max', '20'])('verifies RSA-PSS with a salt of %s', async (salt) => {
    const more = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', `rsa_pss_saltlen:${salt}`];
    const facts = await inspectCsr(request({ key: 'RSA-2048', more }));
    expect(facts.signature).toEqual({ algorithm: 'RSASSA-PSS with SHA-256', valid: true });
  });

  it('names everything that the request says', async () => {
    const pem = request({
      subject: '/C=DE/O=Example GmbH/OU=Büro/CN=Mia Lång/emailAddress=mia@example.com/jurisdictionC=DE',
      san: [
        'email:mia@example.com',
        'email:lang@example.com',
        'otherName:1.3.6.1.5.5.7.8.9;UTF8:buecher@xn--bcher-kva.com',
        'otherName:1.3.6.1.4.1.311.20.2.3;UTF8:mia@ad.example.com',
        'otherName:1.2.3.4;INTEGER:5',
        'DNS:xn--bcher-kva.com',
        'DNS:example.com',
        'IP:192.0.2.1',
        'IP:2001:db8:0:0:0:0:0:1',
        'URI:https://example.com/',
      ].join(','),
      more: ['-addext', 'keyUsage=critical,digitalSignature', '-addext', '1.2.3.5=ASN1:UTF8String:x'],
    }).replace(/^/, 'Dear RA,\r\nhere it is:\r\n');
    const facts = await inspectCsr(pem);
    expect(facts).toMatchObject({
      version: 1,
      subject: [
        { oid: '2.5.4.6', attribute: 'countryName', value: 'DE' },
        { oid: '2.5.4.10', attribute: 'organizationName', value: 'Example GmbH' },
        { oid: '2.5.4.11', attribute: 'organizationalUnitName', value: 'Büro' },
        { oid: '2.5.4.3', attribute: 'commonName', value: 'Mia Lång' },
        { oid: '1.2.840.113549.1.9.1', attribute: 'emailAddress', value: 'mia@example.com' },
        { oid: '1.3.6.1.4.1.311.60.2.1.3', attribute: null, value: 'DE' },
      ],
      san: {
        emails: ['mia@example.com', 'lang@example.com', 'buecher@xn--bcher-kva.com'],
        dnsNames: ['xn--bcher-kva.com', 'example.com'],
        ipAddresses: ['192.0.2.1', '2001:db8::1'],
        otherNames: [
          { oid: '1.3.6.1.4.1.311.20.2.3', value: 'mia@ad.example.com', encoding: 'utf8' },
          { oid: '1.2.3.4', value: '020105', encoding: 'hex' },
        ],
      },
      findings: [{ code: 'csr-name-left-out', severity: 'warning', text: 'Names of the kind URI are left out.' }],
    });
    expect(facts.extensions).toEqual(
      expect.arrayContaining([
        { oid: '2.5.29.15', name: 'keyUsage', critical: true },
        { oid: '2.5.29.17', name: 'subjectAltName', critical: false },
        { oid: '1.2.3.5', name: null, critical: false },
      ]),
    );
    expect(facts.sha256).toBe(createHash('sha256').update(derOf(pem)).digest('hex'));
    expect(csrOf(facts)).not.toHaveProperty('spki');
  });
});

describe('the forms in which a request may come', () => {
  const pem = request({ subject: '/CN=Mia', san: 'email:mia@example.com' });
  const der = derOf(pem);
  const base64 = Buffer.from(der).toString('base64');
  it.each<[string, string | Uint8Array]>([
    ['PEM', pem],
    ['PEM with CRLF', pem.replaceAll('\n', '\r\n')],
    ['PEM with CR alone', pem.replaceAll('\n', '\r')],
    ['PEM in one line', pem.replaceAll('\n', ' ')],
    ['PEM of NEW CERTIFICATE REQUEST', pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')],
    ['text of openssl req -text before it', `Certificate Request:\n    Data: …\n${pem}`],
    ['quoted text after it', `${pem}\n> -- \n> Mia`],
    ['base64 without armour', base64],
    ['base64 in lines', base64.replace(/.{64}/g, '$&\r\n')],
    ['binary DER', der],
    ['a file of PEM', Buffer.from(pem)],
    ['a file with a byte order mark', Buffer.from(`\ufeff${pem}`)],
    ['a file in UTF-16', Buffer.from(`\ufeff${pem}`, 'utf16le')],
    ['a file of base64', Buffer.from(base64)],
  ])('%s', async (_, input) => {
    expect((await inspectCsr(input)).pem).toBe(pem);
  });
});

describe('what is not a request', () => {
  const key = openssl('pkey', '-in', keyFile('P-256'));
  const certificate = openssl('req', '-x509', '-new', '-key', keyFile('P-256'), '-subj', '/CN=x', '-days', '1');
  const der = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
  const encrypted = ['-aes-128-cbc', '-passout', 'pass:x'];
  it.each<[string, string | Uint8Array, string]>([
    ['a PKCS#8 key', key, 'csr-private-key'],
    ['its DER', der(key), 'csr-private-key'],
    ['a SEC 1 key', openssl('ec', '-in', keyFile('P-256')), 'csr-private-key'],
    ['its DER', der(openssl('ec', '-in', keyFile('P-256'))), 'csr-private-key'],
    ['a PKCS#1 key', openssl('rsa', '-in', keyFile('RSA-2048'), '-traditional'), 'csr-private-key'],
    ['its DER', der(openssl('rsa', '-in', keyFile('RSA-2048'), '-traditional')), 'csr-private-key'],
    ['an encrypted key', openssl('pkcs8', '-topk8', '-in', keyFile('P-256'), '-passout', 'pass:x'), 'csr-private-key'],
    ['its DER', der(openssl('pkcs8', '-topk8', '-in', keyFile('P-256'), '-passout', 'pass:x')), 'csr-private-key'],
    [
      'an encrypted PKCS#1 key',
      openssl('rsa', '-in', keyFile('RSA-2048'), '-traditional', ...encrypted),
      'csr-private-key',
    ],
    ['a key cut off', key.slice(0, 60), 'csr-private-key'],
    ['a key beside a request', `${key}${request()}`, 'csr-private-key'],
    ['a certificate', certificate, 'csr-is-certificate'],
    ['its DER', new X509Certificate(certificate).raw, 'csr-is-certificate'],
    ['its base64', new X509Certificate(certificate).raw.toString('base64'), 'csr-is-certificate'],
    ['a public key', openssl('pkey', '-in', keyFile('P-256'), '-pubout'), 'csr-unreadable'],
    ['two requests', request() + request(), 'csr-unreadable'],
    ['nothing', '', 'csr-unreadable'],
    ['no bytes', new Uint8Array(), 'csr-unreadable'],
    ['words', 'Please issue a certificate for me.', 'csr-unreadable'],
    ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'csr-unreadable'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'csr-unreadable'],
  ])('%s', async (_, input, code) => {
    expect(await codeOf(input)).toBe(code);
  });
});

describe('keys that are not certified', () => {
  it.each<[KeyKind, string]>([
    ['RSA-PSS', 'csr-key-type'],
    ['secp256k1', 'csr-curve'],
  ])('%s', async (key, code) => {
    expect(await codeOf(request({ key }))).toBe(code);
  });

  it('DSA', async () => {
    const parameters = openssl('dsaparam', '-genkey', '1024');
    expect(await codeOf(request({ keyPath: written('dsa.key', parameters) }))).toBe('csr-key-type');
  });

  it('X25519, which cannot sign, in a request signed by another key', async () => {
    const der = Buffer.from(derOf(request({ key: 'Ed25519' })));
    const at = der.indexOf(Buffer.from('06032b6570', 'hex'));
    der[at + 4] = 0x6e;
    expect(await codeOf(der)).toBe('csr-key-type');
  });

  it('a curve with explicit parameters', async () => {
    const path = written(
      'explicit.key',
      openssl('ecparam', '-name', 'P-256', '-genkey', '-param_enc', 'explicit', '-noout'),
    );
    expect(await codeOf(request({ keyPath: path }))).toBe('csr-curve');
  });

  it.each<[string, string, string, string]>([
    ['exponent 1', modulusOf('RSA-2048'), '01', 'csr-exponent'],
    ['an even exponent', modulusOf('RSA-2048'), '010000', 'csr-exponent'],
    ['an exponent longer than the modulus', modulusOf('RSA-2048'), `01${'00'.repeat(256)}01`, 'csr-exponent'],
    ['an even modulus', modulusOf('RSA-2048').replace(/.$/, '0'), '010001', 'csr-modulus'],
    ['16,392 bits', 'ff'.repeat(2049), '010001', 'csr-key-size'],
  ])('RSA with %s', async (_, modulus, exponent, code) => {
    const number = (hex: string) => element(Tag.integer, positive(fromHex(hex)));
    const key = element(Tag.sequence, number(modulus), number(exponent));
    const spki = element(
      Tag.sequence,
      fromHex('300d06092a864886f70d0101010500'),
      element(Tag.bitString, Uint8Array.of(0), key),
    );
    expect(await codeOf(csrDer({ spki }))).toBe(code);
  });

  it('a signature with MD5', async () => {
    expect(await codeOf(request({ key: 'RSA-2048', more: ['-md5'] }))).toBe('csr-signature-algorithm');
  });
});
