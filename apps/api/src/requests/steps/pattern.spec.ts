import { describe, expect, it } from 'vitest';
import { matchesWhole } from './pattern';

describe('a pattern', () => {
  it.each([
    ['[A-Z]{2}\\d{4}', 'AB1234', true],
    ['[A-Z]{2}\\d{4}', 'AB1234 ', false],
    ['a|b', 'ab', false],
    ['\\p{L}+', 'Åkeström', true],
    ['(', '(', false],
  ])('%s is met by %j: %s', (pattern, value, met) => {
    expect(matchesWhole(pattern, value)).toBe(met);
  });

  it('that goes back without end is given up, and the next one is asked', () => {
    const began = performance.now();
    expect(matchesWhole('(a+)+', `${'a'.repeat(200)}!`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(matchesWhole('a+', 'aaa')).toBe(true);
  });
});
