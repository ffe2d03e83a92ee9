import { describe, expect, it } from 'vitest';
import { Clock } from './clock';

describe('the clock', () => {
  it('goes ahead by as many seconds as it is told', () => {
    const ahead = new Clock(86_400).now().getTime() - new Clock().now().getTime();
    expect(Math.round(ahead / 1000)).toBe(86_400);
  });
});
