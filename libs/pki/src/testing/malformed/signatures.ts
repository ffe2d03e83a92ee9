import { sign } from 'node:crypto';
import { bytesOf, fromHex } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { element, Tag } from '../../asn1/der';
import { newKey, someKey } from '../ca';
import { commonName, csrDer, nameOf, utf8 } from '../csr-der';
import type { CsrParts } from '../csr-der';
import type { Malformed } from './malformed';

const rsa = (hash: string, oid: string): Bytes => {
  const key = someKey('rsa-2048');
  const algorithm = element(Tag.sequence, fromHex(oid), fromHex('0500'));
  return csrDer({ key, algorithm, sign: (content) => sign(hash, content, key) });
};
const algorithm = (...parts: string[]): Bytes => element(Tag.sequence, ...parts.map(fromHex));
const signedAs = (signature: string | Uint8Array, parts: CsrParts = {}): Bytes =>
  csrDer({ ...parts, sign: () => (typeof signature === 'string' ? fromHex(signature) : signature) });

const ed25519 = '06032b6570';
const ecdsaWithSha256 = '06082a8648ce3d040302';
const sha256WithRsa = '06092a864886f70d01010b';

/** Proofs of possession that prove nothing. */
export const signatures = (): Malformed[] => [...wrong(), ...notTaken(), ...broken()];

const wrong = (): Malformed[] =>
  (
    [
      ['a signature by another key', signedBy(newKey('p-256'))],
      ['a signature by a key of another curve', signedBy(newKey('p-384'))],
      ['a signature over another name', overAnotherName()],
      ['a signature over another key', csrDer({ spki: spkiIn(csrDer({ key: newKey('p-256') })) })],
      ['a signature over nothing', signedAs(sign('sha256', new Uint8Array(), someKey('p-256')))],
      ['a signature with another digest', signedWith('sha384')],
      ['an empty signature', signedAs('')],
      ['a signature of zeros', signedAs('00'.repeat(72))],
      ['a signature of two zeros', signedAs('3006020100020100')],
      ['a signature of two ones', signedAs('3006020101020101')],
      ['a signature with numbers below zero', signedAs('30060201ff0201ff')],
      ['a signature with one number', signedAs('3003020101')],
      ['a signature with three numbers', signedAs('3009020101020101020101')],
      ['a signature with a number of 33 octets', signedAs(`3026022101${'00'.repeat(32)}020101`)],
      ['a signature in the form of WebCrypto', signedAs('7'.repeat(128))],
      ['a signature that is a text', signedAs('0c0178')],
      ['an algorithm of RSA for a key of a curve', csrDer({ algorithm: algorithm(sha256WithRsa, '0500') })],
      [
        'an algorithm of a curve for a key of RSA',
        csrDer({ key: someKey('rsa-2048'), algorithm: algorithm(ecdsaWithSha256) }),
      ],
      ['Ed25519 for a key of a curve', csrDer({ algorithm: algorithm(ed25519) })],
      ['an algorithm that does not exist', csrDer({ algorithm: algorithm('06032a0304') })],
      ['no algorithm known to anybody', csrDer({ algorithm: algorithm('0601ff'.replace('ff', '00')) })],
      [
        'an RSA signature of one octet',
        signedAs('01', { key: someKey('rsa-2048'), algorithm: algorithm(sha256WithRsa, '0500') }),
      ],
      [
        'an RSA signature longer than its key',
        signedAs('01'.repeat(300), { key: someKey('rsa-2048'), algorithm: algorithm(sha256WithRsa, '0500') }),
      ],
      [
        'an RSA signature of 15,000 octets',
        signedAs('01'.repeat(15_000), { key: someKey('rsa-2048'), algorithm: algorithm(sha256WithRsa, '0500') }),
      ],
    ] satisfies [string, Bytes][]
  ).map(([name, input]) => [name, input, 'csr-signature-invalid']);

const notTaken = (): Malformed[] => [
  ['MD5', rsa('md5', '06092a864886f70d010104'), 'csr-signature-algorithm'],
  ['MD5 in name alone', rsa('sha256', '06092a864886f70d010104'), 'csr-signature-algorithm'],
  ['MD2 in name alone', rsa('sha256', '06092a864886f70d010102'), 'csr-signature-algorithm'],
  ['SHA-224', rsa('sha224', '06092a864886f70d01010e'), 'csr-signature-algorithm'],
  ['ECDSA with SHA-224', csrDer({ algorithm: algorithm('06082a8648ce3d040301') }), 'csr-signature-algorithm'],
];

const broken = (): Malformed[] => [
  ['an algorithm that is a text', csrDer({ algorithm: utf8('sha256') }), 'csr-unreadable'],
  ['an empty algorithm', csrDer({ algorithm: algorithm() }), 'csr-unreadable'],
  [
    'an algorithm with two parameters',
    csrDer({ algorithm: algorithm(ecdsaWithSha256, '0500', '0500') }),
    'csr-unreadable',
  ],
  ['parameters that are a text', csrDer({ algorithm: algorithm(ecdsaWithSha256, '0c0178') }), 'csr-unreadable'],
  ['RSA-PSS with a salt below zero', pss('a20302 01ff'), 'csr-unreadable'],
  ['RSA-PSS with a hash that is a text', pss('a0030c0178'), 'csr-unreadable'],
  ['RSA-PSS with a salt of 4 GB', pss('a2060204 7fffffff'), 'csr-signature-invalid'],
  ['RSA-PSS with a salt of 200 bits', pss('a21c021a01'.padEnd(60, '0')), 'csr-unreadable'],
];

const pss = (parameters: string): Bytes => {
  const inner = element(Tag.sequence, fromHex(parameters.replace(' ', '')));
  const method = element(Tag.sequence, fromHex('06092a864886f70d01010a'), inner);
  return csrDer({ key: someKey('rsa-2048'), algorithm: method });
};

const signedBy = (key: ReturnType<typeof newKey>): Bytes => csrDer({ sign: (content) => sign('sha256', content, key) });
const signedWith = (hash: string): Bytes => csrDer({ sign: (content) => sign(hash, content, someKey('p-256')) });

/** The subject is one that was not there when it was signed. */
function overAnotherName(): Bytes {
  let signature = new Uint8Array();
  csrDer({ sign: (content) => (signature = bytesOf(sign('sha256', content, someKey('p-256')))) });
  return signedAs(signature, { subject: nameOf([commonName(utf8('Eve'))]) });
}

/** SPKI of a P-256 key: 91 octets from its first SEQUENCE on. */
function spkiIn(der: Bytes): Bytes {
  const at = Buffer.from(der).indexOf(Buffer.from('3059301306072a8648ce3d0201', 'hex'));
  return bytesOf(der.slice(at, at + 91));
}
