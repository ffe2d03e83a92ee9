import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { streamedJson } from './streamed-json';

async function* counted(many: number, told: { made: number }, size = 1) {
  for (let n = 0; n < many; n++) {
    told.made += 1;
    yield await Promise.resolve({ n, text: 'x'.repeat(size) });
  }
}

const whole = async (facts: object, many: number) =>
  JSON.parse(await text(streamedJson(facts, 'items', counted(many, { made: 0 })).getStream())) as unknown;

describe('a list that is written while it is read', () => {
  it.each([0, 1, 3])('says the same as one that was whole, with %i in it', async (many) => {
    const items = Array.from({ length: many }, (_, n) => ({ n, text: 'x' }));
    expect(await whole({ total: many, next: null }, many)).toEqual({ total: many, next: null, items });
    expect(await whole({}, many)).toEqual({ items });
  });

  it('makes no more than its reader takes', async () => {
    const told = { made: 0 };
    const stream = streamedJson({}, 'items', counted(500, told, 100_000)).getStream();
    await new Promise((resolve) => stream.once('readable', resolve));
    expect(told.made).toBeLessThan(5);
    stream.destroy();
  });

  it('breaks off where an item can not be had: half of a list does not read as a whole one', async () => {
    async function* broken() {
      yield await Promise.resolve({ n: 0 });
      throw new Error('its bytes are gone');
    }
    await expect(text(streamedJson({}, 'items', broken()).getStream())).rejects.toThrow('its bytes are gone');
  });
});
