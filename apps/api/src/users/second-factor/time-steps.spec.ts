import { describe, expect, it } from 'vitest';
import { stepOf } from './time-steps';

/** RFC 6238, appendix B: the secret is the text 12345678901234567890; six digits are the last of its eight. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code of RFC 6238', () => {
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
  ])('at %i is %s, of step %i', (seconds, code, step) => {
    expect(stepOf(secret, code, at(seconds))).toBe(step);
  });
  it.each([
    ['a step early', 1111111109 - 30, 37037036],
    ['a step late', 1111111109 + 30, 37037036],
    ['two steps early', 1111111109 - 60, null],
    ['two steps late', 1111111109 + 60, null],
  ])('%s', (_, seconds, step) => {
    expect(stepOf(secret, '081804', at(seconds))).toBe(step);
  });
  it.each(['', '81804', '0818040', 'abcdef', '８１８０４０', '081 804 1'])('is not %j', (typed) => {
    expect(stepOf(secret, typed, at(1111111109))).toBeNull();
  });
  it('may be typed with a blank', () => {
    expect(stepOf(secret, ' 081 804 ', at(1111111109))).toBe(37037036);
  });
});
