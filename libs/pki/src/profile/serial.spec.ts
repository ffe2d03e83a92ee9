import { describe, expect, it } from 'vitest';
import { randomSerial } from './serial';

const count = 10_000;
const width = 128;
const drawn = (draw: (index: number) => string): bigint[] =>
  Array.from({ length: count }, (_, index) => BigInt(`0x${draw(index)}`));

/**
 * Bits that are set in half of the serials and differ in half of those one and two apart: the lowest bits of a counter are set in
 * half, but turn in step. Six standard deviations: chance fails one run in millions.
 */
function randomBits(serials: readonly bigint[]): number {
  const apart = (steps: number) => serials.slice(steps).map((serial, index) => serial ^ serials[index]!);
  const series = [serials, apart(1), apart(2)];
  const isHalf = (values: readonly bigint[], bit: bigint) => {
    const set = values.filter((value) => (value >> bit) & 1n).length;
    return Math.abs(set - values.length / 2) < 3 * Math.sqrt(values.length);
  };
  const bits = Array.from({ length: width }, (_, bit) => BigInt(bit));
  return bits.filter((bit) => series.every((values) => isHalf(values, bit))).length;
}

/** How far octets stray from being equally frequent: about 255 for random ones, with a standard deviation of 23. */
function chiSquare(serials: readonly bigint[]): number {
  const seen = new Array<number>(256).fill(0);
  for (const serial of serials)
    for (let octet = 0n; octet < 15n; octet += 1n) seen[Number((serial >> (8n * octet)) & 0xffn)]! += 1;
  const expected = (15 * serials.length) / 256;
  return seen.reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0);
}

describe('10,000 serials', () => {
  const texts = Array.from({ length: count }, randomSerial);
  const serials = drawn((index) => texts[index]!);

  it('are above zero, below two to the 159, and of one length in every encoding', () => {
    expect(serials.every((serial) => serial > 0n && serial < 2n ** 159n)).toBe(true);
    expect(texts.every((text) => /^(?!00)[0-7][0-9a-f]{31}$/.test(text))).toBe(true);
  });

  it('hold no number twice', () => {
    expect(new Set(texts).size).toBe(count);
  });

  it('have more random bits than the 64 that are asked for', () => {
    expect(randomBits(serials)).toBeGreaterThanOrEqual(120);
    expect(chiSquare(serials)).toBeLessThan(450);
  });

  it.each([
    ['a counter', (index: number) => index.toString(16)],
    ['a time', (index: number) => (1_795_000_000_000 + 7 * index).toString(16)],
    ['a time before 63 random bits', (index: number) => (1_795_000_000 + index).toString(16) + bits63(index)],
  ])('would not pass as random if they were %s', (_, draw) => {
    expect(randomBits(drawn(draw))).toBeLessThan(64);
  });

  const bits63 = (index: number) =>
    texts[index]!.slice(-16).replace(/^./, (first) => (parseInt(first, 16) & 7).toString());
});
