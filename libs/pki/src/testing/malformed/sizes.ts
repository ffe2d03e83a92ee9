import { bytesOf } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { element, Tag } from '../../asn1/der';
import { toPem } from '../../asn1/pem';
import { anExtension, commonName, csrDer, nameOf, nested, utf8 } from '../csr-der';
import type { Malformed } from './malformed';
import { dns, email, named } from './names';

const many = (count: number, one: (index: number) => Bytes): Bytes[] => Array.from({ length: count }, (_, i) => one(i));
const inExtension = (value: Uint8Array): Bytes => csrDer({ extensions: [anExtension('2a03', value)] });

/** More of something than any request has. */
export const sizes = (): Malformed[] => [
  ['51 addresses', named(...many(51, (i) => email(`a${i}@example.com`))), 'too-many'],
  ['51 DNS names', named(...many(51, (i) => dns(`a${i}.example.com`))), 'too-many'],
  ['51 of each', named(...many(51, (i) => email(`a${i}@x.org`)), ...many(51, (i) => dns(`a${i}.x.org`))), 'too-many'],
  ['51 times the same address', named(...many(51, () => email('a@example.com'))), 'too-many'],
  ['1,000 DNS names', named(...many(1000, (i) => dns(`${i}.org`))), 'too-many'],
  ['1,000 addresses', named(...many(1000, (i) => email(`${i}@x.org`))), 'too-many'],
  ['4,000 empty names', named(...many(4000, () => email(''))), 'too-many'],
  ['1,000 common names', csrDer({ subject: nameOf(many(1000, () => commonName(utf8('a')))) }), 'csr-unreadable'],
  [
    '1,000 extensions alike',
    csrDer({ extensions: many(1000, () => anExtension('2a03', nested(1))) }),
    'csr-unreadable',
  ],
  ['more than 16 KiB of DER in a name', named(dns(`${'a'.repeat(16_300)}.org`)), 'too-large'],
  ['more than 16 KiB of DER in an attribute', csrDer({ attributes: [nested(5000)] }), 'too-large'],
  ['40 KB of zeros as PEM', toPem('CERTIFICATE REQUEST', bytesOf(new Uint8Array(40_000))), 'too-large'],
  ['60,000 letters in one line', 'QUFB'.repeat(15_000), 'too-large'],
  ['100,000 letters', 'x'.repeat(100_000), 'too-large'],
  ['200,000 letters round it', 'x'.repeat(200_000) + toPem('CERTIFICATE REQUEST', csrDer()), 'too-large'],
  ['1 MB of DER', new Uint8Array(1_000_000).fill(0x30), 'too-large'],
  ['1 MB of PEM', toPem('CERTIFICATE REQUEST', new Uint8Array(1_000_000)), 'too-large'],
  ['1 MB of words', 'x'.repeat(1_000_000), 'too-large'],
  ['nested 5,000 deep', nested(5000), 'too-large'],
  ['nested 4,000 deep', nested(4000), 'csr-unreadable'],
  ['nested 33 deep', nested(33), 'csr-unreadable'],
  ['nested 4,000 deep in an extension', inExtension(nested(4000)), 'csr-unreadable'],
  ['nested 33 deep in an extension', inExtension(nested(33)), 'csr-unreadable'],
  ['nested 3,000 deep in an attribute', csrDer({ attributes: [nested(3000)] }), 'csr-unreadable'],
  ['nested 3,000 deep in the subject', csrDer({ subject: nameOf([nested(3000)]) }), 'csr-unreadable'],
  ['nested 3,000 deep in the key', csrDer({ spki: nested(3000) }), 'csr-unreadable'],
  ['7,000 empty elements', element(Tag.sequence, ...many(7000, () => nested(1))), 'csr-unreadable'],
  [
    '7,000 empty elements in an extension',
    inExtension(element(Tag.sequence, ...many(7000, () => nested(2)))),
    'too-large',
  ],
];
