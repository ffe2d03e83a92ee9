import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bytesOf } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { toPem } from '../../asn1/pem';
import { aRoot, anIssuingCa, anOrder, issued, newKey, someKey } from '../ca';
import { ascii, csrDer } from '../csr-der';
import type { Malformed } from './malformed';

/** What people take for a CSR, or put beside it. */
export async function otherFiles(): Promise<Malformed[]> {
  return [...texts(), ...binaries(), ...requestsInText(), ...privateKeys(), ...(await certificates())];
}

const request = (): string => toPem('CERTIFICATE REQUEST', csrDer());
const armour = (label: string, content: string): string =>
  `-----BEGIN ${label}-----\n${content}\n-----END ${label}-----\n`;

const texts = (): Malformed[] => [
  ['a space', ' ', 'csr-unreadable'],
  ['line breaks', '\r\n\r\n', 'csr-unreadable'],
  ['words', 'Please issue a certificate for me.', 'csr-unreadable'],
  ['one letter', 'x', 'csr-unreadable'],
  ['a word that is base64', 'certificate', 'csr-unreadable'],
  ['letters of other scripts', 'zażółć gęślą jaźń 証明書', 'csr-unreadable'],
  ['emoji', '🔑📜', 'csr-unreadable'],
  ['a web page', '<!doctype html><title>CSR</title><p>none</p>', 'csr-unreadable'],
  ['a script', '<script>alert(1)</script>', 'csr-unreadable'],
  ['XML that refers to itself', '<!DOCTYPE a [<!ENTITY a "&b;&b;">]><a>&a;</a>', 'csr-unreadable'],
  ['JSON', '{"pem":"MIIB"}', 'csr-unreadable'],
  ['SQL', "'; drop table request; --", 'csr-unreadable'],
  ['a template', '{{7*7}} ${7*7} <%= 7*7 %>', 'csr-unreadable'],
  ['a path', '../../../../etc/passwd', 'csr-unreadable'],
  ['a file address', 'file:///etc/passwd', 'csr-unreadable'],
  ['hexadecimal of a request', Buffer.from(csrDer()).toString('hex'), 'csr-unreadable'],
  ['base64url of a request', `${Buffer.from(csrDer()).toString('base64url')}-_`, 'csr-unreadable'],
  ['a public key of SSH', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJq mia@x.org', 'csr-unreadable'],
  ['numbers', '0'.repeat(1000), 'csr-unreadable'],
  ['one sign many times', 'A'.repeat(1000), 'csr-unreadable'],
  ['equals signs', '='.repeat(400), 'csr-unreadable'],
  ['hyphens', '-'.repeat(60_000), 'csr-unreadable'],
  ['many beginnings', '-----BEGIN '.repeat(5000), 'csr-unreadable'],
  ['many labels', '-----BEGIN X-----\n'.repeat(3000), 'csr-unreadable'],
  ['white space, much of it', `${' \t\n'.repeat(20_000)}x`, 'csr-unreadable'],
];

const hex = (text: string): Bytes => bytesOf(Buffer.from(text, 'hex'));

const binaries = (): Malformed[] => [
  ['one zero octet', hex('00'), 'csr-unreadable'],
  ['one SEQUENCE octet', hex('30'), 'csr-unreadable'],
  ['an empty SEQUENCE', hex('3000'), 'csr-unreadable'],
  ['a SEQUENCE of three empty ones', hex('3006300030003000'), 'csr-unreadable'],
  ['NULL', hex('0500'), 'csr-unreadable'],
  ['a number', hex('02010a'), 'csr-unreadable'],
  ['a ZIP archive', hex('504b0304140000000800000021000000'), 'csr-unreadable'],
  ['a program', hex('4d5a90000300000004000000ffff0000'), 'csr-unreadable'],
  ['a PNG picture', hex('89504e470d0a1a0a0000000d49484452'), 'csr-unreadable'],
  ['a JPEG picture', hex('ffd8ffe000104a46494600010100'), 'csr-unreadable'],
  ['a PDF', bytesOf(ascii('%PDF-1.7\n1 0 obj<<>>endobj')), 'csr-unreadable'],
  ['a gzip file', hex('1f8b0800000000000003'), 'csr-unreadable'],
  ['300 octets of zero', new Uint8Array(300), 'csr-unreadable'],
  ['300 octets of 255', new Uint8Array(300).fill(255), 'csr-unreadable'],
  ['CMS data that is no request', hex('300b06092a864886f70d010701'), 'csr-unreadable'],
];

function requestsInText(): Malformed[] {
  const good = request();
  const [, body = ''] = good.split(/-----[^-]+-----/);
  const label = 'CERTIFICATE REQUEST';
  return [
    ['half a PEM', good.slice(0, 200), 'csr-unreadable'],
    ['a PEM without its last line', good.replace(/-----END.*/s, ''), 'csr-unreadable'],
    ['a PEM without its first line', good.replace(/^.*\n/, ''), 'csr-unreadable'],
    ['a PEM with a hole', good.replace(/\n.{20}/, '\n'), 'csr-unreadable'],
    ['a PEM with signs that are not base64', good.replace(/\n.{3}/, '\n***'), 'csr-unreadable'],
    ['a PEM with a letter of another script', good.replace(/\nM/, '\nМ'), 'csr-unreadable'],
    ['a PEM quoted with >', good.replace(/\n(?=.)/g, '\n> '), 'csr-unreadable'],
    ['a PEM with = in its middle', good.replace(/\n.{4}/, '\n===='), 'csr-unreadable'],
    ['a PEM with headers', armour(label, `Proc-Type: 4,ENCRYPTED\n${body}`), 'csr-unreadable'],
    ['a PEM without content', armour(label, ''), 'csr-unreadable'],
    ['a PEM of white space', armour(label, ' \n \t '), 'csr-unreadable'],
    ['a PEM of words', armour(label, 'certificate'), 'csr-unreadable'],
    ['a PEM in lower case', good.toLowerCase(), 'csr-unreadable'],
    ['a PEM of four hyphens', good.replaceAll('-----', '----'), 'csr-unreadable'],
    ['a PEM with another end', good.replace('END CERTIFICATE REQUEST', 'END CERTIFICATE'), 'csr-unreadable'],
    ['a PEM turned round', good.split('').reverse().join(''), 'csr-unreadable'],
    ['a PEM encoded twice', Buffer.from(good).toString('base64'), 'csr-unreadable'],
    ['a PEM in a JSON string', JSON.stringify(good), 'csr-unreadable'],
    ['two requests', good + good, 'csr-unreadable'],
    ['a request and half a second', good + good.slice(0, 100), 'csr-unreadable'],
    ['a hundred requests', good.repeat(100), 'csr-unreadable'],
    ['a request under the label of a public key', armour('PUBLIC KEY', body), 'csr-unreadable'],
    ['a request under a label of its own', armour('MY REQUEST', body), 'csr-unreadable'],
    ['a list of revoked certificates', armour('X509 CRL', body), 'csr-unreadable'],
    ['parameters of a curve', armour('EC PARAMETERS', 'BggqhkjOPQMBBw=='), 'csr-unreadable'],
    ['a public key of PGP', armour('PGP PUBLIC KEY BLOCK', 'mQENBF'), 'csr-unreadable'],
  ];
}

const pem = (key: KeyObject, type: 'pkcs8' | 'sec1' | 'pkcs1'): string => key.export({ format: 'pem', type });
const sealed = { format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } as const;
const derOf = (text: string): Bytes => bytesOf(Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64'));
const base64Of = (text: string): string => Buffer.from(derOf(text)).toString('base64');

function privateKeys(): Malformed[] {
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [ec, ed] = [newKey('p-256'), newKey('ed25519')];
  const [pkcs8, pkcs1, sec1] = [pem(ec, 'pkcs8'), pem(rsa, 'pkcs1'), pem(ec, 'sec1')];
  const locked = ec.export({ ...sealed, type: 'pkcs8' });
  const keys: [string, string | Bytes][] = [
    ['a PKCS#8 key', pkcs8],
    ['DER of a PKCS#8 key', derOf(pkcs8)],
    ['base64 of a PKCS#8 key', base64Of(pkcs8)],
    ['a PKCS#8 key of RSA', pem(rsa, 'pkcs8')],
    ['DER of a PKCS#8 key of RSA', derOf(pem(rsa, 'pkcs8'))],
    ['a PKCS#8 key of Ed25519', pem(ed, 'pkcs8')],
    ['DER of a PKCS#8 key of Ed25519', derOf(pem(ed, 'pkcs8'))],
    ['a PKCS#1 key', pkcs1],
    ['DER of a PKCS#1 key', derOf(pkcs1)],
    ['base64 of a PKCS#1 key', base64Of(pkcs1)],
    ['a SEC 1 key', sec1],
    ['DER of a SEC 1 key', derOf(sec1)],
    ['a SEC 1 key behind its parameters', armour('EC PARAMETERS', 'BggqhkjOPQMBBw==') + sec1],
    ['an encrypted PKCS#8 key', locked],
    ['DER of an encrypted PKCS#8 key', derOf(locked)],
    ['an encrypted PKCS#1 key', rsa.export({ ...sealed, type: 'pkcs1' })],
    ['a key of OpenSSH', armour('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjE=')],
    ['a private key of PGP', armour('PGP PRIVATE KEY BLOCK', 'lQOYBF')],
    ['a key of DSA', armour('DSA PRIVATE KEY', 'MAA=')],
    ['a key cut off', pkcs8.slice(0, 60)],
    ['a key before a request', pkcs8 + request()],
    ['a key behind a request', request() + pkcs8],
    ['a key between certificates', armour('CERTIFICATE', 'MAA=') + pkcs8 + armour('CERTIFICATE', 'MAA=')],
    ['a key in a mail', `Hello,\r\n\r\nhere is my key:\r\n${pkcs8.replaceAll('\n', '\r\n')}`],
  ];
  return keys.map(([name, input]) => [name, input, 'csr-private-key']);
}

async function certificates(): Promise<Malformed[]> {
  const root = await aRoot();
  const issuing = await anIssuingCa(root);
  const leaf = await issued(anOrder(), issuing);
  const text = toPem('CERTIFICATE', leaf);
  const one: [string, string | Bytes][] = [
    ['a certificate', text],
    ['DER of a certificate', leaf],
    ['base64 of a certificate', Buffer.from(leaf).toString('base64')],
    ['a chain of certificates', text + toPem('CERTIFICATE', issuing.certificate)],
    ['the certificate of a CA', root.certificate],
    ['a certificate under the label of OpenSSL', text.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE')],
    ['a certificate under an older label', text.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    ['a bundle of PKCS#7', armour('PKCS7', 'MAA=')],
    ['a bundle of CMS', armour('CMS', 'MAA=')],
  ];
  const key = someKey('p-256').export({ format: 'der', type: 'pkcs8' });
  return [
    ...one.map(([name, input]): Malformed => [name, input, 'csr-is-certificate']),
    ['a certificate under the label of a request', toPem('CERTIFICATE REQUEST', leaf), 'csr-is-certificate'],
    ['a private key under the label of a request', toPem('CERTIFICATE REQUEST', bytesOf(key)), 'csr-private-key'],
    ['a certificate cut off', leaf.slice(0, 300), 'csr-unreadable'],
  ];
}
