import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeyListFault, KnownKeys } from './known-keys';

const hash = (what: string | number): string => createHash('sha256').update(String(what)).digest('hex');
const read = (...lines: string[]): KnownKeys => KnownKeys.read(new TextEncoder().encode(lines.join('\n')));
const faultyLine = (...lines: string[]): number | null => {
  try {
    read(...lines);
    return null;
  } catch (error) {
    return error instanceof KeyListFault ? error.line : NaN;
  }
};

describe('a list of known weak keys', () => {
  it('knows what it lists, in any order, and nothing else', () => {
    const keys = read(...Array.from({ length: 1000 }, (_, i) => hash(i)));
    expect(keys.count).toBe(1000);
    for (let i = 0; i < 1000; i += 1) expect(keys.has(hash(i))).toBe(true);
    for (let i = 1000; i < 2000; i += 1) expect(keys.has(hash(i))).toBe(false);
  });

  it('may hold comments, empty lines, capitals and the line ends of Windows', () => {
    const keys = read(
      '# Debian 2008',
      '',
      `${hash(1).toUpperCase()}\r`,
      `  `,
      `${hash(2)}  # dsa-1024`,
      '#',
      hash(3),
      '',
    );
    expect([1, 2, 3, 4].map((what) => keys.has(hash(what)))).toEqual([true, true, true, false]);
    expect(read().has(hash(1))).toBe(false);
  });

  it.each([
    ['a hash cut short', hash(1).slice(1)],
    ['one too long', `${hash(1)}0`],
    ['no hexadecimal', hash(1).replace(/.$/, 'g')],
    ['two in a line', `${hash(1)} ${hash(2)}`],
    ['words', 'debian'],
    ['bytes', '\u0000\u00ff'],
  ])('names the line that is %s', (_, line) => {
    expect(faultyLine('# list', hash(1), '', line, hash(2))).toBe(4);
  });
});
