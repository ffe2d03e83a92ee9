import { describe, expect, it } from 'vitest';
import { nextTry } from './back-off';

const created = new Date('2026-11-25T12:00:00Z');
const secondsLater = (tries: number, after: number) => {
  const now = new Date(created.getTime() + after * 1000);
  const next = nextTry(tries, created, now);
  return next && (next.getTime() - now.getTime()) / 1000;
};

describe('nextTry', () => {
  it.each([
    ['the first try failed', 1, 0, 5],
    ['the second', 2, 5, 10],
    ['after a minute', 7, 65, 30],
    ['after an hour', 13, 7200, 3600],
    ['much later', 30, 70_000, 3600],
    ['the last one within a day', 30, 82_700, 3600],
    ['a day has passed', 30, 83_000, null],
  ])('%s', (_, tries, after, expected) => {
    expect(secondsLater(tries, after)).toBe(expected);
  });

  it('is never more than 15 s away during the first minute', () => {
    let at = 0;
    for (let tries = 1; at < 60; tries++) {
      const pause = secondsLater(tries, at) ?? 0;
      expect(pause).toBeLessThanOrEqual(15);
      at += pause;
    }
  });
});
