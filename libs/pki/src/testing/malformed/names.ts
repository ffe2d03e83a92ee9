import { fromHex } from '../../asn1/bytes';
import type { Bytes } from '../../asn1/bytes';
import { element, Tag } from '../../asn1/der';
import { altNames, anExtension, ascii, commonName, csrDer, nameOf, utf8 } from '../csr-der';
import type { Malformed } from './malformed';

export const email = (address: string): Bytes => element(0x81, ascii(address));
export const dns = (name: string): Bytes => element(0x82, ascii(name));
export const named = (...names: Bytes[]): Bytes => csrDer({ extensions: [altNames(...names)] });

const subject = (value: Uint8Array): Bytes => csrDer({ subject: nameOf([commonName(value)]) });
const text = (tag: number, hex: string): Bytes => subject(element(tag, fromHex(hex)));
const otherName = (oid: string, value: Uint8Array): Bytes => element(0xa0, fromHex(oid), element(0xa0, value));
const smtpUtf8 = '06082b06010505070809';

/** Names that read differently in different programs, or in none. All are signed as they stand. */
export const names = (): Malformed[] =>
  [...subjects(), ...alternatives(), ...extensions()].map(([name, input]) => [name, input, 'csr-unreadable']);

const subjects = (): [string, Bytes][] => [
  ['two common names', csrDer({ subject: nameOf([commonName(utf8('a')), commonName(utf8('b'))]) })],
  ['the same common name twice', csrDer({ subject: nameOf([commonName(utf8('a')), commonName(utf8('a'))]) })],
  ['two common names in one place', csrDer({ subject: nameOf([twoInOne()]) })],
  ['NUL in the common name', subject(utf8('mia@example.com\u0000.evil.org'))],
  ['NUL at the end of the common name', subject(utf8('mia@example.com\u0000'))],
  ['CR and LF in the common name', subject(utf8('Mia\r\nBcc: x'))],
  ['LF alone in the common name', subject(utf8('Mia\nx'))],
  ['a tabulator in the common name', subject(utf8('Mia\tx'))],
  ['an escape sequence in the common name', subject(utf8('\u001b[31mMia'))],
  ['DEL in the common name', subject(utf8('Mia\u007f'))],
  ['a control character of C1', subject(utf8('Mia\u0085x'))],
  ['bad UTF-8', text(Tag.utf8String, '4dffc3')],
  ['overlong UTF-8', text(Tag.utf8String, 'c0af')],
  ['an overlong NUL', text(Tag.utf8String, 'c080')],
  ['a surrogate in UTF-8', text(Tag.utf8String, 'eda080')],
  ['UTF-8 beyond Unicode', text(Tag.utf8String, 'f4908080')],
  ['UTF-8 cut off', text(Tag.utf8String, '4de2')],
  ['a lone continuation in UTF-8', text(Tag.utf8String, '4d80')],
  ['Latin-1 in a UTF8String', text(Tag.utf8String, '42fc726f')],
  ['Latin-1 in a PrintableString', text(Tag.printableString, '42fc726f')],
  ['Latin-1 in an IA5String', text(Tag.ia5String, '42fc726f')],
  ['half a surrogate in a BMPString', text(Tag.bmpString, 'd800')],
  ['half a character in a BMPString', text(Tag.bmpString, '004d00')],
  ['NUL in a BMPString', text(Tag.bmpString, '004d0000')],
  ['a UniversalString beyond Unicode', text(Tag.universalString, '00110000')],
  ['a surrogate in a UniversalString', text(Tag.universalString, '0000d800')],
  ['half a character in a UniversalString', text(Tag.universalString, '0000004d00')],
  ['NUL in a TeletexString', text(Tag.teletexString, '4d00')],
  ['NUL in a NumericString', text(Tag.numericString, '3100')],
  ['a subject that is a SET', csrDer({ subject: element(Tag.set) })],
  [
    'a subject of bare attributes',
    csrDer({ subject: nameOf([element(Tag.sequence, fromHex('0603550403'), utf8('Mia'))]) }),
  ],
  ['an attribute without a value', csrDer({ subject: nameOf([aSet(fromHex('0603550403'))]) })],
  ['an attribute without a type', csrDer({ subject: nameOf([aSet(utf8('Mia'))]) })],
  [
    'an attribute with two values',
    csrDer({ subject: nameOf([commonName(new Uint8Array([...utf8('a'), ...utf8('b')]))]) }),
  ],
  ['a type that is no OID', csrDer({ subject: nameOf([aSet(utf8('CN'), utf8('Mia'))]) })],
  ['a type that is an empty OID', csrDer({ subject: nameOf([aSet(fromHex('0600'), utf8('Mia'))]) })],
  ['a type whose OID is cut off', csrDer({ subject: nameOf([aSet(fromHex('06025584'), utf8('Mia'))]) })],
  [
    'a type whose OID is padded',
    csrDer({ subject: nameOf([aSet(fromHex('0604558004 03'.replace(' ', '')), utf8('Mia'))]) }),
  ],
  [
    'a type of 200 octets',
    csrDer({ subject: nameOf([aSet(element(Tag.oid, new Uint8Array(200).fill(1)), utf8('Mia'))]) }),
  ],
];

const aSet = (...parts: Uint8Array[]): Bytes => element(Tag.set, element(Tag.sequence, ...parts));

function twoInOne(): Bytes {
  const one = (name: string) => element(Tag.sequence, fromHex('0603550403'), utf8(name));
  return element(Tag.set, one('a'), one('b'));
}

const alternatives = (): [string, Bytes][] => [
  ['NUL in an address', named(email('mia@example.com\u0000x'))],
  ['CR in an address', named(email('mia@example.com\r'))],
  ['an address beyond ASCII as rfc822Name', named(email('bücher@example.com'))],
  ['NUL in a DNS name', named(dns('example.com\u0000.evil.org'))],
  ['a DNS name beyond ASCII', named(dns('bücher.example'))],
  ['an IP address of no octets', named(element(0x87))],
  ['an IP address of 5 octets', named(element(0x87, new Uint8Array(5)))],
  ['an IP address with a mask', named(element(0x87, new Uint8Array(8)))],
  ['an IP address of 17 octets', named(element(0x87, new Uint8Array(17)))],
  ['a kind of name that does not exist', named(element(0x8f, ascii('x')))],
  ['an address that is constructed', named(element(0xa1, ascii('a@x.org')))],
  ['an address as a plain IA5String', named(element(Tag.ia5String, ascii('a@x.org')))],
  ['another name without a value', named(element(0xa0, fromHex(smtpUtf8)))],
  ['another name without a type', named(element(0xa0, element(0xa0, utf8('a@x.org'))))],
  [
    'another name with two values',
    named(otherName(smtpUtf8, new Uint8Array([...utf8('a@x.org'), ...utf8('b@x.org')]))),
  ],
  ['another name with bad UTF-8', named(otherName(smtpUtf8, element(Tag.utf8String, fromHex('ff'))))],
  ['an internationalised address with NUL', named(otherName(smtpUtf8, utf8('a\u0000@x.org')))],
  ['an internationalised address that is a number', named(otherName(smtpUtf8, fromHex('020105')))],
  ['alternative names that are a SET', csrDer({ extensions: [anExtension('551d11', element(Tag.set))] })],
  ['alternative names that are a text', csrDer({ extensions: [anExtension('551d11', utf8('a@x.org'))] })],
  ['alternative names with bytes behind', csrDer({ extensions: [anExtension('551d11', fromHex('300000'))] })],
  ['no alternative names at all', csrDer({ extensions: [anExtension('551d11', new Uint8Array())] })],
];

const extensions = (): [string, Bytes][] => [
  ['an extension twice', csrDer({ extensions: [altNames(email('a@x.org')), altNames(email('b@x.org'))] })],
  ['an extension that is not DER', csrDer({ extensions: [anExtension('2a03', ascii('plain'))] })],
  ['an extension without a value', csrDer({ extensions: [element(Tag.sequence, fromHex('0603551d11'))] })],
  [
    'an extension whose value is a text',
    csrDer({ extensions: [element(Tag.sequence, fromHex('0603551d11'), utf8('x'))] }),
  ],
  [
    'an extension whose critical is a number',
    csrDer({ extensions: [element(Tag.sequence, fromHex('06022a03'), fromHex('020101'), fromHex('04020500'))] }),
  ],
  ['an extension that is a SET', csrDer({ extensions: [element(Tag.set, fromHex('06022a03'), fromHex('04020500'))] })],
  ['an attribute that is a text', csrDer({ attributes: [utf8('x')] })],
  ['an attribute without values', csrDer({ attributes: [element(Tag.sequence, fromHex('06022a03'))] })],
  [
    'an attribute whose values are a SEQUENCE',
    csrDer({ attributes: [element(Tag.sequence, fromHex('06022a03'), element(Tag.sequence))] }),
  ],
];
