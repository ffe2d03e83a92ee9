import { assert, asyncProperty, integer, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { fromPem, toPem } from '../asn1/pem';
import { altNames, anExtension, ascii, commonName, csrDer, nameOf, nested, utf8 } from '../testing/csr-der';
import { request } from '../testing/openssl';
import { CsrFault } from './csr-fault';
import { inspectCsr } from './inspect-csr';

/** The code, or `read`; anything but a CsrFault fails the test. */
async function outcome(input: string | Uint8Array): Promise<string> {
  try {
    await inspectCsr(input);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(CsrFault);
    return (error as CsrFault).code;
  }
}

const email = (address: string): Bytes => element(0x81, ascii(address));
const dns = (name: string): Bytes => element(0x82, ascii(name));
const many = (count: number, one: (index: number) => Bytes): Bytes[] => Array.from({ length: count }, (_, i) => one(i));
const subject = (value: Uint8Array): Bytes => csrDer({ subject: nameOf([commonName(value)]) });
const named = (...names: Bytes[]): Bytes => csrDer({ extensions: [altNames(...names)] });

describe('a request that is not as it should be', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['but this one is', csrDer(), 'read'],
    ['an empty subject', csrDer({ subject: nameOf([]) }), 'read'],
    [
      '50 addresses and 50 DNS names',
      named(...many(50, (i) => email(`a${i}@example.com`)), ...many(50, (i) => dns(`a${i}.org`))),
      'read',
    ],
    ['51 addresses', named(...many(51, (i) => email(`a${i}@example.com`))), 'too-many'],
    ['51 DNS names', named(...many(51, (i) => dns(`a${i}.example.com`))), 'too-many'],
    ['1,000 names', named(...many(1000, (i) => dns(`${i}.org`))), 'too-many'],
    ['more than 16 KiB of DER', named(dns(`${'a'.repeat(16_300)}.org`)), 'too-large'],
    ['1 MB of DER', new Uint8Array(1_000_000).fill(0x30), 'too-large'],
    ['1 MB of PEM', toPem('CERTIFICATE REQUEST', new Uint8Array(1_000_000)), 'too-large'],
    ['1 MB of words round it', 'x'.repeat(1_000_000) + request(), 'too-large'],
    ['nested 5,000 deep', nested(5000), 'too-large'],
    ['nested 4,000 deep', nested(4000), 'csr-unreadable'],
    [
      'nested 4,000 deep in an extension',
      csrDer({ extensions: [anExtension('2a03', nested(4000))] }),
      'csr-unreadable',
    ],
    ['nested 3,000 deep in an attribute', csrDer({ attributes: [nested(3000)] }), 'csr-unreadable'],
    ['two common names', csrDer({ subject: nameOf([commonName(utf8('a')), commonName(utf8('b'))]) }), 'csr-unreadable'],
    ['NUL in the common name', subject(utf8('mia@example.com\u0000.evil.org')), 'csr-unreadable'],
    ['CR and LF in the common name', subject(utf8('Mia\r\nBcc: x')), 'csr-unreadable'],
    ['NUL in an address', named(email('mia@example.com\u0000x')), 'csr-unreadable'],
    ['CR in an address', named(email('mia@example.com\r')), 'csr-unreadable'],
    ['an address beyond ASCII as rfc822Name', named(email('bücher@example.com')), 'csr-unreadable'],
    ['bad UTF-8', subject(element(Tag.utf8String, fromHex('4dffc3'))), 'csr-unreadable'],
    ['overlong UTF-8', subject(element(Tag.utf8String, fromHex('c0af'))), 'csr-unreadable'],
    ['half a surrogate in a BMPString', subject(element(Tag.bmpString, fromHex('d800'))), 'csr-unreadable'],
    ['half a character in a BMPString', subject(element(Tag.bmpString, fromHex('004d00'))), 'csr-unreadable'],
    ['a BMPString', subject(element(Tag.bmpString, fromHex('004d00690061'))), 'read'],
    ['a UniversalString', subject(element(Tag.universalString, fromHex('0000004d0001f600'))), 'read'],
    ['a UniversalString beyond Unicode', subject(element(Tag.universalString, fromHex('00110000'))), 'csr-unreadable'],
    ['a TeletexString', subject(element(Tag.teletexString, fromHex('4de5'))), 'read'],
    ['an IP address of 5 octets', named(element(0x87, new Uint8Array(5))), 'csr-unreadable'],
    ['a kind of name that does not exist', named(element(0x8f, ascii('x'))), 'csr-unreadable'],
    [
      'an extension twice',
      csrDer({ extensions: [altNames(email('a@x.org')), altNames(email('b@x.org'))] }),
      'csr-unreadable',
    ],
    ['an extension that is not DER', csrDer({ extensions: [anExtension('2a03', ascii('plain'))] }), 'csr-unreadable'],
    ['no version', csrDer({ version: bytesOf(new Uint8Array()) }), 'csr-unreadable'],
    ['a version below zero', csrDer({ version: fromHex('0201ff') }), 'csr-unreadable'],
    ['a subject that is a SET', csrDer({ subject: element(Tag.set) }), 'csr-unreadable'],
    ['no key', csrDer({ spki: element(Tag.sequence) }), 'csr-unreadable'],
    [
      'a point off the curve',
      csrDer({ spki: fromHex(`3059301306072a8648ce3d020106082a8648ce3d030107034200${'04'.padEnd(130, '7')}`) }),
      'csr-signature-invalid',
    ],
    [
      'a point of the wrong length',
      csrDer({ spki: fromHex('3019301306072a8648ce3d020106082a8648ce3d03010703020004') }),
      'csr-unreadable',
    ],
    ['bytes behind the end', new Uint8Array([...csrDer(), 0]), 'csr-unreadable'],
    ['an indefinite length', new Uint8Array([0x30, 0x80, ...csrDer().slice(4), 0, 0]), 'csr-unreadable'],
    ['half a PEM', request().slice(0, 200), 'csr-unreadable'],
    ['a PEM with a hole', request().replace(/\n.{20}/, '\n'), 'csr-unreadable'],
    ['a PEM with signs that are not base64', request().replace(/\n.{3}/, '\n***'), 'csr-unreadable'],
    ['a signature by another key', swappedSignature(), 'csr-signature-invalid'],
  ])('%s', async (_, input, code) => {
    expect(await outcome(input)).toBe(code);
  });
});

function swappedSignature(): Bytes {
  const der = csrDer();
  const other = csrDer({ subject: nameOf([commonName(utf8('Eve'))]) });
  const signature = other.length - der.length;
  return signature === 0 ? joinedAt(der, other) : joinedAt(der, csrDer({ subject: nameOf([commonName(utf8('Eva'))]) }));
}

/** The names of the second under the signature of the first: the same lengths, another content. */
function joinedAt(first: Bytes, second: Bytes): Bytes {
  const mixed = bytesOf(first);
  const at = Buffer.from(first).indexOf('Mia');
  mixed.set(second.subarray(at, at + 3), at);
  return mixed;
}

describe('damage', () => {
  const whole = fromPem('CERTIFICATE REQUEST', request({ san: 'email:mia@example.com,DNS:example.com' }))[0]!;
  const refusals = /^(csr-|too-)/;

  it('of every cut: each length that is not the whole', async () => {
    for (let end = 0; end < whole.length; end += 1)
      expect(await outcome(whole.subarray(0, end)), `cut at ${end}`).toMatch(refusals);
  });

  it('of every byte: each one changed in three ways', async () => {
    for (let at = 0; at < whole.length; at += 1)
      for (const change of [0x01, 0x80, 0xff]) {
        const damaged = bytesOf(whole);
        damaged[at] = (whole[at] ?? 0) ^ change;
        expect(await outcome(damaged), `byte ${at} by ${change}`).toMatch(refusals);
      }
  });

  it('of any kind: bytes in, bytes out, words', async () => {
    await assert(
      asyncProperty(
        integer({ min: 0, max: whole.length }),
        integer({ min: 0, max: 40 }),
        uint8Array({ maxLength: 40 }),
        async (at, cut, put) => {
          const damaged = new Uint8Array([...whole.subarray(0, at), ...put, ...whole.subarray(at + cut)]);
          const same = Buffer.from(damaged).equals(Buffer.from(whole));
          expect(await outcome(damaged)).toMatch(same ? /read/ : refusals);
        },
      ),
      { numRuns: 300 },
    );
    const refused = async (input: string | Uint8Array): Promise<void> => {
      expect(await outcome(input)).toMatch(refusals);
    };
    await assert(asyncProperty(string({ maxLength: 300 }), refused));
    await assert(asyncProperty(uint8Array({ maxLength: 300 }), refused));
  });
});
