import { describe, expect, it } from 'vitest';
import { isToken, newLocator, newToken, tokenHash } from './mailbox-token';

const form = /^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}$/;

describe('the Token (V-M1)', () => {
  it('has 128 bits, five groups and no duplicate among 10,000', () => {
    const tokens = Array.from({ length: 10_000 }, newToken);
    expect(tokens.filter((token) => !form.test(token))).toEqual([]);
    expect(new Set(tokens).size).toBe(10_000);
    // 26 letters of five bits carry 128: the last one holds three bits and two zeros.
    expect(new Set(tokens.map((token) => token.at(-1))).size).toBeLessThanOrEqual(8);
    for (let place = 0; place < 25; place++)
      expect(new Set(tokens.map((token) => token.replaceAll('-', '')[place])).size).toBe(32);
  });

  it.each([
    ['as it stands in the mail', (token: string) => token, true],
    ['in small letters', (token: string) => token.toLowerCase(), true],
    ['without hyphens', (token: string) => token.replaceAll('-', ''), true],
    ['with blanks and a newline round it', (token: string) => ` ${token.replaceAll('-', ' - ')}\n`, true],
    ['with a letter too many', (token: string) => `${token}A`, false],
    ['cut', (token: string) => token.slice(0, -1), false],
    ['with 0 for O, which no normalisation mends', (token: string) => token.replace(/.$/, '0'), false],
    ['empty', () => '', false],
  ])('is accepted or refused %s', (_, typed, right) => {
    const token = newToken();
    expect(isToken(typed(token), tokenHash(token))).toBe(right);
  });

  it('is not what the link carries (V-M5)', () => {
    const locators = Array.from({ length: 1000 }, newLocator);
    expect(new Set(locators).size).toBe(1000);
    expect(locators.every((locator) => /^[\w-]{22}$/.test(locator))).toBe(true);
  });
});
