import { describe, expect, it } from 'vitest';
import { commonCores } from './common-cores';
import { commonPasswords } from './common-passwords';
import { passwordFault } from './password-faults';

const owner = { name: 'Zoë Lindqvist Åberg', email: 'ada.lovelace@nordlicht.example' };

describe('a new password', () => {
  it.each([
    ['wind over the harbour', null],
    ['correct horse battery staple', null],
    ['ünü ünü ünü x', null],
    ['名前 名前 名前 です。。', null],
    ['Tr0ub4dor&3 and 9 more', null],
    ['Ada.Lovelace@nordlicht.example', 'password-own-address'],
    ['ada.lovelace', 'password-own-address'],
    ['Lovelace.Ada', null],
    ['AdaLovelace1987!', 'password-own-address'],
    ['ZoëLindqvistÅberg1', 'password-own-name'],
    ['Åberg Lindqvist Zoë', 'password-own-name'],
    ['1987-Lindqvist-07', 'password-own-name'],
    ['QWERTYuiop123', 'password-common'],
    ['administrator', 'password-common'],
    ['Password2024!', 'password-common'],
    ['!!dragon!!1999', 'password-common'],
    ['sunshinesunshine', 'password-common'],
    ['123456789012345', 'password-common'],
    ['mnbvcxzlkjhgfdsa', 'password-common'],
    ['aaaaaaaaaaaa', 'password-repeats'],
    ['abc1abc1abc1', 'password-repeats'],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, owner)).toBe(fault);
  });
  it('is judged at once, whatever it is', () => {
    const began = performance.now();
    for (const one of ['a'.repeat(128), 'ab'.repeat(64), `${'a'.repeat(127)}b`, '1'.repeat(127)])
      passwordFault(one, owner);
    expect(performance.now() - began).toBeLessThan(100);
  });
  it('is compared with long ones, and with what common ones are made of', () => {
    expect([...commonPasswords].filter((one) => one !== '' && one.length < 12)).toEqual([]);
    expect(commonPasswords.size).toBeGreaterThan(200);
    expect(commonCores.size).toBeGreaterThan(2500);
  });
});
