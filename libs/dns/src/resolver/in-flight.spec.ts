import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InFlight } from './in-flight';

/** Work that ends when it is told to. What has begun is in `running`, in order. */
function works(most: number) {
  const inFlight = new InFlight(most);
  const running: string[] = [];
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const run = (name: string, owner?: string) =>
    inFlight.run(() => {
      running.push(name);
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    }, owner);
  /** The oldest ends, and its place goes on. */
  const end = async () => {
    running.shift();
    ends.shift()?.();
    await turn();
  };
  return { running, begun, run, end };
}

const names = (owner: string, many: number) => Array.from({ length: many }, (_, i) => `${owner}${i}`);

describe('questions at once', () => {
  it('V-R4: one owner’s five hundred hold up nobody else', async () => {
    const { begun, running, run, end } = works(64);
    const all = names('a', 564).map((name) => run(name, 'a'));
    const other = run('b', 'b');
    await turn();
    expect(begun).toEqual(names('a', 64));
    await end();
    await end();
    expect(begun.slice(64)).toEqual(['a64', 'b']);
    while (running.length > 0) await end();
    await Promise.all([...all, other]);
    expect(begun.filter((name) => name !== 'b')).toEqual(names('a', 564));
  });

  it('V-R4: owners that wait take turns, each in its own order, and those without a name are one', async () => {
    const { begun, running, run, end } = works(1);
    const waiting = [
      ...names('a', 4).map((name) => run(name, 'a')),
      ...names('b', 2).map((name) => run(name, 'b')),
      ...names('c', 1).map((name) => run(name, 'c')),
      ...names('-', 2).map((name) => run(name)),
    ];
    await turn();
    while (running.length > 0) await end();
    await Promise.all(waiting);
    expect(begun).toEqual(['a0', 'a1', 'b0', 'c0', '-0', 'a2', 'b1', '-1', 'a3']);
  });

  it('V-R4: who comes again and again does not overtake who waits', async () => {
    const { begun, running, run, end } = works(1);
    const first = run('a', 'a');
    const waits = run('b', 'b');
    const more: Promise<void>[] = [];
    for (let i = 0; i < 5; i += 1) {
      more.push(run(`a${i}`, 'a'));
      await end();
    }
    expect(begun.slice(0, 3)).toEqual(['a', 'b', 'a0']);
    while (running.length > 0) await end();
    await Promise.all([first, waits, ...more]);
  });

  it('V-R4: a place is free again after work that failed, whoever waits', async () => {
    const inFlight = new InFlight(2);
    let [now, most] = [0, 0];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        inFlight.run(
          async () => {
            most = Math.max(most, (now += 1));
            await turn();
            now -= 1;
            if (i % 3 === 0) throw new Error(`no ${i}`);
            return i;
          },
          i % 2 === 0 ? 'even' : undefined,
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(17);
    expect([now, most]).toEqual([0, 2]);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const again = [inFlight.run(() => promise), inFlight.run(() => promise)];
    let third = false;
    const last = inFlight.run(async () => {
      third = true;
    });
    await turn();
    expect(third).toBe(false);
    resolve(undefined);
    await Promise.all([...again, last]);
    expect(third).toBe(true);
  });
});
