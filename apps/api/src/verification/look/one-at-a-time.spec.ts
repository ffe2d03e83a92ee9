import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time';

describe('one at a time', () => {
  it('does the work about one thing in order, that about others beside it', async () => {
    const turns = new OneAtATime();
    const told: string[] = [];
    const work = (name: string, ms: number) => async () => {
      told.push(`${name} begins`);
      await wait(ms);
      told.push(`${name} ends`);
    };
    await Promise.all([turns.run('x', work('x1', 20)), turns.run('x', work('x2', 1)), turns.run('y', work('y', 5))]);
    expect(told).toEqual(['x1 begins', 'y begins', 'y ends', 'x1 ends', 'x2 begins', 'x2 ends']);
  });
  it('goes on after one that failed, and tells its own caller alone', async () => {
    const turns = new OneAtATime();
    const failing = turns.run('x', () => Promise.reject(new Error('away')));
    const next = turns.run('x', () => Promise.resolve('here'));
    await expect(failing).rejects.toThrow('away');
    await expect(next).resolves.toBe('here');
  });
});
