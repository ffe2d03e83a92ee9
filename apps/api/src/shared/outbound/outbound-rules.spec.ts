import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { outboundRules } from './outbound-rules';
import { specialV4, specialV6, translatedV6 } from './special-purpose';

const refusalOf = outboundRules([], () => []);
const told = (address: string, allow: string[] = []) => outboundRules(allow, () => [])(address)?.range ?? 'open';

describe('V-F5, S11: addresses that may not be reached', () => {
  it.each([
    ['0.0.0.0', '0.0.0.0/8'],
    ['10.0.0.1', '10.0.0.0/8'],
    ['10.255.255.255', '10.0.0.0/8'],
    ['100.64.0.1', '100.64.0.0/10'],
    ['100.127.255.255', '100.64.0.0/10'],
    ['127.0.0.1', '127.0.0.0/8'],
    ['127.255.255.254', '127.0.0.0/8'],
    ['169.254.169.254', '169.254.0.0/16'],
    ['172.16.0.1', '172.16.0.0/12'],
    ['172.31.255.255', '172.16.0.0/12'],
    ['192.0.0.8', '192.0.0.0/24'],
    ['192.0.2.1', '192.0.2.0/24'],
    ['192.88.99.1', '192.88.99.0/24'],
    ['192.168.1.1', '192.168.0.0/16'],
    ['198.18.0.1', '198.18.0.0/15'],
    ['198.19.255.255', '198.18.0.0/15'],
    ['198.51.100.1', '198.51.100.0/24'],
    ['203.0.113.1', '203.0.113.0/24'],
    ['224.0.0.251', '224.0.0.0/4'],
    ['255.255.255.255', '240.0.0.0/4'],
    ['::', '::/128'],
    ['::1', '::1/128'],
    ['0:0:0:0:0:0:0:1', '::1/128'],
    ['::127.0.0.1', '::/96'],
    ['::ffff:127.0.0.1', '::ffff:0:0/96'],
    ['::FFFF:7f00:1', '::ffff:0:0/96'],
    ['::ffff:8.8.8.8', '::ffff:0:0/96'],
    ['64:ff9b::7f00:1', '64:ff9b::/96'],
    ['64:ff9b:1::a00:1', '64:ff9b:1::/48'],
    ['100::1', '100::/64'],
    ['2001::1', '2001::/23'],
    ['2001:1ff:ffff::1', '2001::/23'],
    ['2001:db8::1', '2001:db8::/32'],
    ['2002:7f00:1::', '2002::/16'],
    ['3fff:fff::1', '3fff::/20'],
    ['5f00::1', '5f00::/16'],
    ['fc00::1', 'fc00::/7'],
    ['fd12:3456::1', 'fc00::/7'],
    ['fe80::1', 'fe80::/10'],
    ['fec0::1', 'outside 2000::/3'],
    ['1fff::1', 'outside 2000::/3'],
    ['4000::1', 'outside 2000::/3'],
    ['ff02::1', 'ff00::/8'],
  ])('%s is refused: %s', (address, range) => {
    expect(told(address)).toBe(range);
  });

  it.each([
    'localhost',
    '2130706433',
    '0x7f.1',
    '0',
    '127.1',
    '[::1]',
    'fe80::1%eth0',
    '2600::1%lo',
    '1.1.1.1/32',
    '',
    '1.1.1.1 ',
    'x.org',
  ])('%j is no address', (text) => {
    expect(refusalOf(text)?.why).toBe('Not an address');
  });

  it.each([
    ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.1'],
    ...[
      '169.253.1.1',
      '172.15.255.255',
      '172.32.0.0',
      '192.0.1.1',
      '192.167.1.1',
      '198.17.1.1',
      '198.20.0.1',
      '223.255.255.255',
    ],
    ...['2001:200::1', '2001:4860:4860::8888', '2003::1', '2600::1', '2a00:1450::1', '3ffe::1', '3fff:1000::1'],
  ])('%s is open', (address) => {
    expect(refusalOf(address)).toBeNull();
  });

  it('an address of this machine is refused, however public', () => {
    const own = outboundRules([], () => ['8.8.4.4', '2600:0:0::5', 'fe80::7%eth0']);
    expect([own('8.8.4.4')?.why, own('2600::5')?.why]).toEqual(Array(2).fill('An address of this machine'));
    expect([own('8.8.4.5'), own('2600::6')]).toEqual([null, null]);
  });

  it('this machine’s addresses are those that it has now', () => {
    const now = Object.values(networkInterfaces()).flatMap((cards) => (cards ?? []).map(({ address }) => address));
    expect(now.length).toBeGreaterThan(0);
    expect(now.filter((address) => outboundRules([])(address) === null)).toEqual([]);
  });

  it('each range has the name of its registry', () => {
    const all = [...specialV4, ...specialV6, ...translatedV6];
    expect(all.filter(([, why]) => why === '')).toEqual([]);
    expect(refusalOf('169.254.169.254')).toEqual({ range: '169.254.0.0/16', why: 'Link Local' });
  });
});

describe('S14: what OUTBOUND_ALLOW opens', () => {
  it.each([
    ['10.1.2.3', ['10.1.0.0/16'], 'open'],
    ['10.2.0.1', ['10.1.0.0/16'], '10.0.0.0/8'],
    ['127.0.0.9', ['127.0.0.9/32'], 'open'],
    ['127.0.0.1', ['127.0.0.9/32'], '127.0.0.0/8'],
    ['127.0.0.9', ['127.0.0.9'], 'open'],
    ['::1', ['::1'], 'open'],
    ['::1', ['127.0.0.0/8'], '::1/128'],
    ['fd00::1', ['10.0.0.0/8', 'fd00::/16'], 'open'],
    ['127.0.0.1', ['::/0'], '127.0.0.0/8'],
  ])('%s with %j: %s', (address, allow, expected) => {
    expect(told(address, allow)).toBe(expected);
  });

  it('never an IPv4 address in other clothes', () => {
    const all = ['0.0.0.0/0', '::/0', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48'];
    expect(['::ffff:127.0.0.1', '64:ff9b::1.2.3.4', '64:ff9b:1::1'].map((one) => told(one, all))).toEqual(
      translatedV6.map(([range]) => range),
    );
  });
});
