import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords';
import { passwordFault } from './password-faults';

describe('a new password', () => {
  it.each([
    ['wind over the harbour', null],
    ['Ada.Lovelace@nordlicht.example', 'password-own-address'],
    ['ada.lovelace', 'password-own-address'],
    ['QWERTYuiop123', 'password-common'],
    ['administrator', 'password-common'],
    ['aaaaaaaaaaaa', 'password-repeats'],
    ['abc1abc1abc1', 'password-repeats'],
    ['ünü ünü ünü x', null],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, 'ada.lovelace@nordlicht.example')).toBe(fault);
  });
  it('is compared with long ones only', () => {
    expect([...commonPasswords].filter((one) => one !== '' && one.length < 12)).toEqual([]);
    expect(commonPasswords.size).toBeGreaterThan(200);
  });
});
