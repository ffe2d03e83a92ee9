import { expect, it } from 'vitest';
import { Lanes } from './lanes';

it('lets so many go at once and the others wait', async () => {
  const lanes = new Lanes(2);
  let now = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now -= 1;
    if (most === 2) throw new Error('one that fails leaves its place too');
  };
  const all = await Promise.allSettled(Array.from({ length: 9 }, () => lanes.run(work)));
  expect(all).toHaveLength(9);
  expect(most).toBe(2);
});
