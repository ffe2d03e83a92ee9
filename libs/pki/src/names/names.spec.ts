import { domainToUnicode } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isBelow, parseDomain } from './domain';
import { parseEmail, sameMailbox } from './email';
import { isNameFault } from './name-fault';
import { decodePunycode } from './punycode';

const domain = (text: string): string => {
  const parsed = parseDomain(text);
  return isNameFault(parsed) ? `! ${parsed.params.reason}` : parsed.name;
};
const email = (text: string): string => {
  const parsed = parseEmail(text);
  return isNameFault(parsed) ? `! ${parsed.params.reason}` : parsed.address;
};

describe('parseDomain (RFC 5891, UTS-46)', () => {
  it.each([
    ['example.com', 'example.com'],
    ['  Example.COM ', 'example.com'],
    ['bücher.com', 'xn--bcher-kva.com'],
    ['bu\u0308cher.com', 'xn--bcher-kva.com'],
    ['BÜCHER.com', 'xn--bcher-kva.com'],
    ['xn--bcher-kva.com', 'xn--bcher-kva.com'],
    ['XN--BCHER-KVA.com', 'xn--bcher-kva.com'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['faß。de', 'xn--fa-hia.de'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['ουτοπία.gr', 'xn--kxae4bafwg.gr'],
    ['ｅｘａｍｐｌｅ.com', 'example.com'],
    ['l·l.cat', 'xn--ll-0ea.cat'],
    ['a-b.co.uk', 'a-b.co.uk'],
    ['123.example', '123.example'],
    [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('%s → %s', (text, name) => {
    expect(domain(text)).toBe(name);
  });

  it.each([
    ['', 'empty'],
    ['com', 'single-label'],
    ['example.com.', 'trailing-dot'],
    ['example.com。', 'trailing-dot'],
    ['.example.com', 'empty-label'],
    ['a..com', 'empty-label'],
    ['*.example.com', 'wildcard'],
    ['192.0.2.1', 'ip-address'],
    ['0x7f.1', 'ip-address'],
    ['2130706433', 'ip-address'],
    ['[::1]', 'ip-address'],
    ['example.com:25', 'ip-address'],
    ['-a.com', 'hyphen'],
    ['a-.com', 'hyphen'],
    ['ab--c.com', 'hyphen'],
    ['a_b.com', 'not-allowed-character'],
    ['a b.com', 'not-allowed-character'],
    ['a%41.com', 'not-allowed-character'],
    ['user@a.com', 'not-allowed-character'],
    ['a/b.com', 'not-allowed-character'],
    ['a\u0000b.com', 'control-character'],
    ['a\r\nb.com', 'control-character'],
    ['💩.la', 'not-allowed-character'],
    ['xn--ls8h.la', 'not-allowed-character'],
    ['♥.com', 'not-allowed-character'],
    ['xn--a.com', 'not-allowed-character'],
    ['xn--.com', 'hyphen'],
    ['xn--99999999999.com', 'not-idna'],
    ['xn--bcher-KVA1.com', 'not-idna'],
    ['xn--Bcher-kva\u00fc.com', 'not-idna'],
    ['xn--Mnchen-3ya\u0301.de', 'not-idna'],
    ['a\u200cb.com', 'not-idna'],
    ['\u0301a.com', 'not-idna'],
    [`${'a'.repeat(64)}.com`, 'label-too-long'],
    [`${'ü'.repeat(60)}.com`, 'label-too-long'],
    [`${'abcdefghi.'.repeat(25)}abcd`, 'too-long'],
  ])('refuses %j: %s', (text, reason) => {
    expect(domain(text)).toBe(`! ${reason}`);
  });

  it('shows U-labels to people', () => {
    expect(parseDomain('xn--bcher-kva.example.com')).toEqual({
      name: 'xn--bcher-kva.example.com',
      unicodeName: 'bücher.example.com',
    });
  });

  it.each(['xn--bcher-kva', 'xn--strae-oqa', 'xn--r8jz45g', 'xn--zckzah', 'xn--kxae4bafwg', 'xn--mgberp4a5d4ar'])(
    'decodes %s as Node does',
    (label) => {
      expect(decodePunycode(label.slice(4))).toBe(domainToUnicode(label));
    },
  );

  it('knows what is below a name', () => {
    expect(isBelow('sales.x.org', 'x.org')).toBe(true);
    expect(isBelow('x.org', 'x.org')).toBe(true);
    expect(isBelow('ax.org', 'x.org')).toBe(false);
  });
});

describe('parseEmail (RFC 5321, 6531)', () => {
  it.each([
    ['mia@example.com', 'mia@example.com'],
    [' Mia.Lang+x@Example.COM ', 'Mia.Lang+x@example.com'],
    ["o'brien!#$%&*+/=?^_`{|}~-@example.com", "o'brien!#$%&*+/=?^_`{|}~-@example.com"],
    ['mia@bücher.com', 'mia@xn--bcher-kva.com'],
    ['bücher@bücher.com', 'bücher@xn--bcher-kva.com'],
    ['用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s → %s', (text, address) => {
    expect(email(text)).toBe(address);
  });

  it.each([
    ['', 'empty'],
    ['example.com', 'no-at'],
    ['@example.com', 'local-part'],
    ['a@b@example.com', 'two-at'],
    ['"a b"@example.com', 'quoted'],
    ['a(comment)@example.com', 'comment'],
    ['a@example.com(comment)', 'comment'],
    ['a\r\nBcc: x@example.com', 'control-character'],
    ['a\u0000@example.com', 'control-character'],
    ['a\u200b@example.com', 'local-part'],
    ['a b@example.com', 'local-part'],
    ['.a@example.com', 'local-part'],
    ['a.@example.com', 'local-part'],
    ['a..b@example.com', 'local-part'],
    ['a,b@example.com', 'local-part'],
    ['<a@example.com>', 'local-part'],
    ['a@[192.0.2.1]', 'ip-address'],
    ['a@192.0.2.1', 'ip-address'],
    ['a@localhost', 'single-label'],
    ['a@example.com.', 'trailing-dot'],
    ['a@', 'empty'],
    ['a@💩.la', 'not-allowed-character'],
    [`${'a'.repeat(65)}@example.com`, 'too-long'],
    [`${'ü'.repeat(33)}@example.com`, 'too-long'],
    [`a@${'abcdefghi.'.repeat(25)}com`, 'too-long'],
    [`${'a'.repeat(400)}@example.com`, 'too-long'],
  ])('refuses %j: %s', (text, reason) => {
    expect(email(text)).toBe(`! ${reason}`);
  });

  it('says which addresses need SmtpUTF8Mailbox', () => {
    expect(parseEmail('bücher@bücher.com')).toEqual({
      local: 'bücher',
      domain: 'xn--bcher-kva.com',
      unicodeDomain: 'bücher.com',
      address: 'bücher@xn--bcher-kva.com',
      smtpUtf8: true,
    });
    expect(parseEmail('mia@bücher.com')).toMatchObject({ smtpUtf8: false });
  });

  it('V-I2 compares local parts byte for byte and domains as names', () => {
    expect(sameMailbox('mia@bücher.com', 'mia@XN--BCHER-KVA.com')).toBe(true);
    expect(sameMailbox('bu\u0308cher@x.org', 'bücher@x.org')).toBe(true);
    expect(sameMailbox('Mia@x.org', 'mia@x.org')).toBe(false);
    expect(sameMailbox('no address', 'no address')).toBe(false);
  });
});
