import { bytesOf, fromHex } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { childrenOf, element, readDer, Tag } from '../../asn1/der';
import type { Element } from '../../asn1/der';
import { altNames, csrDer } from '../csr-der';
import type { Malformed } from './malformed';
import { email } from './names';

/** Where an element of an ordinary request stands: the index at each level. */
const places: Readonly<Record<string, readonly number[]>> = {
  'the content': [0],
  'the version': [0, 0],
  'the subject': [0, 1],
  'the relative name': [0, 1, 0],
  'the attribute of the name': [0, 1, 0, 0],
  'the type of the name': [0, 1, 0, 0, 0],
  'the text of the name': [0, 1, 0, 0, 1],
  'the key': [0, 2],
  'the algorithm of the key': [0, 2, 0],
  'the OID of the key': [0, 2, 0, 0],
  'the OID of the curve': [0, 2, 0, 1],
  'the bits of the key': [0, 2, 1],
  'the attributes': [0, 3],
  'the extension request': [0, 3, 0],
  'the OID of the extension request': [0, 3, 0, 0],
  'the values of the extension request': [0, 3, 0, 1],
  'the extensions': [0, 3, 0, 1, 0],
  'the extension': [0, 3, 0, 1, 0, 0],
  'the OID of the extension': [0, 3, 0, 1, 0, 0, 0],
  'the value of the extension': [0, 3, 0, 1, 0, 0, 1],
  'the algorithm of the signature': [1],
  'the OID of the signature': [1, 0],
  'the signature': [2],
};

const damages: Readonly<Record<string, (whole: Bytes) => Bytes>> = {
  'left out': () => new Uint8Array(),
  twice: (whole) => bytesOf(new Uint8Array([...whole, ...whole])),
  emptied: (whole) => Uint8Array.of(whole[0] ?? 0, 0),
  'under a wrong tag': (whole) => bytesOf(new Uint8Array([0x1b, ...whole.subarray(1)])),
  'of an indefinite length': (whole) => bytesOf(new Uint8Array([whole[0] ?? 0, 0x80, ...contentOf(whole), 0, 0])),
};

/** What is still a request, if another one than was signed, or one of another kind of key. */
const exceptions: Readonly<Record<string, string>> = {
  'the attributes left out': 'csr-signature-invalid',
  'the attributes emptied': 'csr-signature-invalid',
  'the extension request left out': 'csr-signature-invalid',
  'the extension left out': 'csr-signature-invalid',
  'the extensions left out': 'csr-signature-invalid',
  'the values of the extension request emptied': 'csr-signature-invalid',
  'the extensions emptied': 'csr-signature-invalid',
  'the subject emptied': 'csr-signature-invalid',
  'the relative name left out': 'csr-signature-invalid',
  'the relative name emptied': 'csr-signature-invalid',
  'the attribute of the name left out': 'csr-signature-invalid',
  'the text of the name emptied': 'csr-signature-invalid',
  'the text of the name under a wrong tag': 'csr-signature-invalid',
  'the OID of the key left out': 'csr-key-type',
  'the OID of the curve left out': 'csr-curve',
};

/** Every element of a request damaged in five ways, and the frame round it all. */
export function structure(): Malformed[] {
  const good = csrDer({ extensions: [altNames(email('mia@example.com'))] });
  const all = Object.entries(places).flatMap(([place, path]) =>
    Object.entries(damages).map(([damage, change]): Malformed => {
      const name = `${place} ${damage}`;
      return [name, rebuilt(readDer(good), path, change), exceptions[name] ?? 'csr-unreadable'];
    }),
  );
  return [...all, ...frames(good), ...versions(), ...cuts(good)];
}

/** The request with one element exchanged, and every length round it right. */
function rebuilt(node: Element, [index, ...rest]: readonly number[], change: (whole: Bytes) => Bytes): Bytes {
  if (index === undefined) return change(node.bytes);
  return element(
    node.tag,
    ...childrenOf(node).map((child, i) => (i === index ? rebuilt(child, rest, change) : child.bytes)),
  );
}

const contentOf = (whole: Bytes): Bytes => readDer(whole).content;

const frames = (good: Bytes): Malformed[] =>
  (
    [
      ['a byte behind the end', new Uint8Array([...good, 0])],
      ['a second request behind the end', new Uint8Array([...good, ...good])],
      ['a byte before the beginning', new Uint8Array([0, ...good])],
      ['an indefinite length round it all', new Uint8Array([0x30, 0x80, ...contentOf(good), 0, 0])],
      ['a length of five octets', new Uint8Array([0x30, 0x85, 0, 0, 0, 0, 1, ...contentOf(good)])],
      ['a length in a longer form', new Uint8Array([0x30, 0x83, 0, ...good.subarray(2)])],
      ['a length beyond the end', new Uint8Array([0x30, 0x82, 0xff, 0xff, ...contentOf(good)])],
      ['a length of 4 GB', fromHex('3084ffffffff')],
      ['a SET round it all', element(Tag.set, contentOf(good))],
      ['a SEQUENCE round it all', element(Tag.sequence, good)],
      ['an OCTET STRING round it all', element(Tag.octetString, good)],
      ['a high tag number', new Uint8Array([0x3f, 0x81, 0x01, ...good.subarray(1)])],
      ['a fourth part', element(Tag.sequence, contentOf(good), fromHex('0500'))],
    ] satisfies [string, Uint8Array][]
  ).map(([name, input]) => [name, bytesOf(input), 'csr-unreadable']);

const versions = (): Malformed[] =>
  (
    [
      ['no version', ''],
      ['a version below zero', '0201ff'],
      ['a version that is a text', '0c0130'],
      ['a version of 5 octets', '02050100000000'],
      ['a version with a zero in front', '02020001'],
      ['an empty version', '0200'],
    ] as const
  ).map(([name, hex]) => [name, csrDer({ version: fromHex(hex) }), 'csr-unreadable']);

const cuts = (good: Bytes): Malformed[] =>
  [1, 2, 3, 4, 10, 50, 100, 150, 200, good.length - 1].map((octets) => [
    `the first ${octets === good.length - 1 ? 'octets but one' : `${octets} octets`}`,
    bytesOf(good.slice(0, octets)),
    'csr-unreadable',
  ]);
