import { describe, expect, it } from 'vitest';
import { fromBase64, fromHex, toBase64, toHex } from './bytes';
import { DerError, element, readDer, requireWellFormed, Tag } from './der';
import { nameText } from './name';
import { fromPem, toPem } from './pem';
import { boolean, Fields, namedBits, oid, smallNumber, time, unsigned, wholeOctets } from './read';
import { text } from './strings';

const der = (hex: string) => readDer(fromHex(hex));

describe('DER (X.690)', () => {
  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['less than its length', '300301'],
    ['more than its length', '30000000'],
    ['an indefinite length', '30800000'],
    ['a length in a longer form than needed', '308101ff'],
    ['a length with a leading zero', '30820001ff'],
    ['a length of four octets', '308400000001ff'],
    ['a tag of several octets', '3f8101020000'],
  ])('refuses %s', (_, hex) => {
    expect(() => der(hex)).toThrow(DerError);
  });

  it('writes what it reads, of every length of length', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 70_000]) {
      const bytes = element(Tag.octetString, new Uint8Array(length));
      expect(readDer(bytes).content).toHaveLength(length);
    }
  });

  it('walks down as deep as it is told, without recursion', () => {
    let inner = element(Tag.null);
    for (let level = 0; level < 2_000; level += 1) inner = element(Tag.sequence, inner);
    expect(() => {
      requireWellFormed(readDer(inner), 100);
    }).toThrow('Nested too deeply');
    expect(() => {
      requireWellFormed(readDer(inner), 3_000);
    }).not.toThrow();
  });
});

describe('the types', () => {
  it('read numbers', () => {
    expect(smallNumber(der('02020100'))).toBe(256);
    expect(toHex(unsigned(der('020200ff')))).toBe('ff');
    expect(toHex(unsigned(der('020100')))).toBe('00');
    for (const wrong of ['0200', '0201ff', '02020001', '0101ff']) expect(() => unsigned(der(wrong))).toThrow(DerError);
    expect(() => smallNumber(der('02050100000000'))).toThrow(DerError);
  });

  it('read object identifiers', () => {
    expect(oid(der('06092a864886f70d010101'))).toBe('1.2.840.113549.1.1.1');
    expect(oid(der('0603551d0f'))).toBe('2.5.29.15');
    expect(oid(der('0603883703'))).toBe('2.999.3');
    for (const wrong of ['0600', '060288ff', '06022a80', '06038001ff']) expect(() => oid(der(wrong))).toThrow(DerError);
  });

  it('read bits and booleans', () => {
    expect(namedBits(der('030205a0'))).toEqual([0, 2]);
    expect(namedBits(der('0303070080'))).toEqual([8]);
    expect(boolean(der('0101ff'))).toBe(true);
    expect(() => wholeOctets(der('030201fe'))).toThrow(DerError);
    expect(() => boolean(der('01020000'))).toThrow(DerError);
  });

  it('read times of both kinds (RFC 5280 §4.1.2.5)', () => {
    const at = (kind: number, words: string) =>
      time(readDer(element(kind, new TextEncoder().encode(words)))).toISOString();
    expect(at(Tag.utcTime, '491231235959Z')).toBe('2049-12-31T23:59:59.000Z');
    expect(at(Tag.utcTime, '500101000000Z')).toBe('1950-01-01T00:00:00.000Z');
    expect(at(Tag.generalizedTime, '20500101000000Z')).toBe('2050-01-01T00:00:00.000Z');
    for (const wrong of ['2611251800Z', '261325180000Z', '261125180000+0100', '261125180000']) {
      expect(() => at(Tag.utcTime, wrong)).toThrow(DerError);
    }
  });

  it('leave no field unread', () => {
    const fields = new Fields(der('30050101ff0500'));
    fields.required(Tag.boolean);
    expect(() => {
      fields.end();
    }).toThrow(DerError);
    expect(fields.optional(Tag.integer)).toBeNull();
    expect(fields.any().tag).toBe(Tag.null);
    expect(() => fields.any()).toThrow(DerError);
  });

  it('read strings', () => {
    expect(text(der('0c03c3a565'))).toBe('åe');
    expect(() => text(der('020100'))).toThrow(DerError);
  });
});

describe('text forms', () => {
  it('wrap PEM at 64 characters (RFC 7468)', () => {
    const bytes = fromHex('00'.repeat(100));
    expect(
      toPem('CERTIFICATE', bytes)
        .split('\n')
        .map((line) => line.length),
    ).toEqual([27, 64, 64, 8, 25, 0]);
    expect(fromPem('CERTIFICATE', `x\r\n${toPem('CERTIFICATE', bytes).replaceAll('\n', '\r\n')}`)).toEqual([bytes]);
    expect(fromPem('CERTIFICATE', '-----BEGIN CERTIFICATE-----\nA=A\n-----END CERTIFICATE-----')).toEqual([]);
  });

  it('survive the way there and back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(fromHex(toHex(bytes))).toEqual(bytes);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(() => fromHex('abc')).toThrow(RangeError);
  });

  it('write names as RFC 4514 has them', () => {
    const name = (attribute: string, value: string) => ({ oid: '1.2.3', attribute, value });
    expect(
      nameText([name('countryName', 'DE'), name('organizationName', 'A, B+C "D"'), name('commonName', ' #x ')]),
    ).toBe(String.raw`CN=\ #x\ ,O=A\, B\+C \"D\",C=DE`);
    expect(nameText([{ oid: '1.2.3', attribute: null, value: '#0500' }])).toBe('1.2.3=#0500');
  });
});
