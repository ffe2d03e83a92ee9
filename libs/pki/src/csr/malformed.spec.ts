import { assert, asyncProperty, integer, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { element, Tag } from '../asn1/der';
import { fromPem } from '../asn1/pem';
import { commonName, csrDer, nameOf } from '../testing/csr-der';
import { malformedCsrs } from '../testing/malformed';
import { dns, email, named } from '../testing/malformed/names';
import { request } from '../testing/openssl';
import { requestBy, twoPrimes } from '../testing/rsa-by-hand';
import { CsrFault } from './csr-fault';
import { inspectCsr } from './inspect-csr';
import { weakKeyFaults } from './key-checks/weak-key';
import { keyFaults } from './key-policy';
import type { KeyPolicy } from './key-policy';

const usual: KeyPolicy = { rsa: { minBits: 2048, maxBits: 4096 }, curves: ['P-256', 'P-384'], edwards: [] };

/** The code, or `read`; anything but a CsrFault fails the test. */
async function outcome(input: string | Uint8Array): Promise<string> {
  try {
    const facts = await inspectCsr(input);
    const [fault] = [...keyFaults(facts, usual, new Date('2026-11-25')), ...weakKeyFaults(facts)];
    return fault?.code ?? 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(CsrFault);
    return (error as CsrFault).code;
  }
}

describe('a request that is not as it should be', async () => {
  it.each(await malformedCsrs())('%s', async (_, input, code) => {
    expect(await outcome(input)).toBe(code);
  });
});

const many = (count: number, one: (index: number) => Bytes): Bytes[] => Array.from({ length: count }, (_, i) => one(i));
const subject = (value: Uint8Array): Bytes => csrDer({ subject: nameOf([commonName(value)]) });

describe('a request that is odd, and as it should be', () => {
  it.each<[string, Uint8Array]>([
    ['as all are', csrDer()],
    ['an empty subject', csrDer({ subject: nameOf([]) })],
    [
      '50 addresses and 50 DNS names',
      named(...many(50, (i) => email(`a${i}@example.com`)), ...many(50, (i) => dns(`a${i}.org`))),
    ],
    ['a BMPString', subject(element(Tag.bmpString, fromHex('004d00690061')))],
    ['a surrogate pair in a BMPString', subject(element(Tag.bmpString, fromHex('d83dde00')))],
    ['a UniversalString', subject(element(Tag.universalString, fromHex('0000004d0001f600')))],
    ['a TeletexString', subject(element(Tag.teletexString, fromHex('4de5')))],
    ['RSA made by hand', requestBy(twoPrimes(2048))],
  ])('%s', async (_, input) => {
    expect(await outcome(input)).toBe('read');
  });
});

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
