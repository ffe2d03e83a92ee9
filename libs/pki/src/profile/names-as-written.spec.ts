import { beforeAll, describe, expect, it } from 'vitest';
import { parseEmail } from '../names/email';
import { aRoot, anIssuingCa, anOrder, issued, now } from '../testing/ca';
import type { TestCa } from '../testing/ca';
import { buildTbs } from './build-tbs';
import { checkTbs } from './check-tbs';
import { describeCertificate } from './describe-certificate';
import type { LeafOrder } from './order';
import { randomSerial } from './serial';

const written = ['Åsa', 'Núñez', 'Łukasz', '名前', 'Anna-Lena', "O'Neil", 'Đặng', 'Çelik', 'ﬁn', '𠮷野'];
const octetsOf = (text: string) => Buffer.from(text.normalize('NFC'));
const utf8String = (text: string) => Buffer.concat([Buffer.of(0x0c, octetsOf(text).length), octetsOf(text)]);

const company = [
  { attribute: 'countryName', value: 'DE' },
  { attribute: 'organizationIdentifier', value: 'VATDE-123456789' },
];
const named = (name: string): LeafOrder =>
  anOrder({
    subjectType: 'sponsor',
    subject: [
      ...company,
      { attribute: 'organizationName', value: `${name} AG` },
      { attribute: 'givenName', value: name },
      { attribute: 'surname', value: `von ${name}` },
      { attribute: 'commonName', value: `${name} von ${name}` },
    ],
  });

describe('names', () => {
  let ca: TestCa;
  beforeAll(async () => {
    ca = await anIssuingCa(await aRoot());
  });
  const faultsOf = async (order: LeafOrder) =>
    (await checkTbs(await buildTbs(order, ca.issuer, randomSerial()), order, ca.issuer, now)).map(({ rule }) => rule);

  it.each(written)('of people and organisations are certified as written: %s', async (name) => {
    expect(await faultsOf(named(name))).toEqual([]);
    const der = Buffer.from(await issued(named(name), ca));
    for (const value of [`${name} AG`, name, `von ${name}`, `${name} von ${name}`])
      expect(der.includes(utf8String(value)), value).toBe(true);
  });

  it.each(written)('typed letter by letter are certified composed: %s', async (name) => {
    const [apart, together] = [named(name.normalize('NFD')), named(name.normalize('NFC'))];
    const { subject } = await describeCertificate(await issued(apart, ca));
    expect(subject).toBe((await describeCertificate(await issued(together, ca))).subject);
    expect(Buffer.from(await issued(apart, ca)).includes(utf8String(name))).toBe(true);
  });

  it.each(written)('of mailboxes are certified as written: %s', async (name) => {
    const address = `${name}@example.com`;
    const order = anOrder({ emails: [address], subject: [{ attribute: 'commonName', value: address }] });
    expect(await faultsOf(order)).toEqual([]);
    const der = Buffer.from(await issued(order, ca));
    expect(der.indexOf(octetsOf(address))).not.toBe(der.lastIndexOf(octetsOf(address))); // in the subject and beside it
  });

  it.each([
    ['countryName', 'subject.country', 'DÉ'],
    ['serialNumber', 'subject.characters', 'Å-1'],
    ['surname', 'subject.characters', 'Mia\u0000Lang'],
    ['surname', 'subject.too-long', 'å'.repeat(65)],
    ['organizationIdentifier', 'subject.organization-identifier', 'VATÅE-1'],
  ])('that %s cannot hold are refused by a rule that is named: %s', async (attribute, rule, value) => {
    const order = named('Mia');
    const subject = [...order.subject.filter((one) => one.attribute !== attribute), { attribute, value }];
    expect(await faultsOf({ ...order, subject })).toContain(rule);
  });

  it.each([
    ["mia@o'neil.com", 'not-allowed-character'],
    ['"mia lang"@example.com', 'quoted'],
    ['mia lang@example.com', 'local-part'],
    ['mia.@example.com', 'local-part'],
  ])('of mailboxes that mail cannot reach are refused for a reason: %s', (address, reason) => {
    expect(parseEmail(address)).toMatchObject({ params: { reason } });
  });
});
