import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue';

describe('a fair queue', () => {
  const order = async (...asked: string[]) => {
    const queue = new FairQueue();
    const done: string[] = [];
    await Promise.allSettled(
      asked.map((name) =>
        queue.run(name.slice(0, 1), async () => {
          await Promise.resolve();
          done.push(name);
          if (name.endsWith('!')) throw new Error(name);
        }),
      ),
    );
    return done;
  };

  it('takes turns: who comes late waits for one of another, not for all', async () => {
    expect(await order('a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2')).toEqual(['a1', 'b1', 'a2', 'c1', 'b2', 'a3', 'a4']);
  });

  it('does one thing at a time, and goes on after one that failed', async () => {
    const queue = new FairQueue();
    let running = 0;
    const most: number[] = [];
    const work = async () => {
      most.push(++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      throw new Error('failed');
    };
    const all = await Promise.allSettled(['a', 'a', 'b'].map((who) => queue.run(who, work)));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(Math.max(...most)).toBe(1);
    expect(await queue.run('c', () => Promise.resolve('c'))).toBe('c');
  });
});
