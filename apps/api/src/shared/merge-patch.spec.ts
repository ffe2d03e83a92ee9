import { describe, expect, it } from 'vitest';
import { mergePatch } from './merge-patch';

describe('a merge patch (RFC 7396)', () => {
  it.each([
    ['replaces a value', { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
    ['empties with null', { a: 1 }, { a: null }, { a: null }],
    [
      'goes into objects',
      { at: { city: 'Kiel', line1: 'Hafen 1' } },
      { at: { line1: null } },
      { at: { city: 'Kiel', line1: null } },
    ],
    ['makes an object where none was', { at: null }, { at: { city: 'Kiel' } }, { at: { city: 'Kiel' } }],
    ['replaces lists whole', { list: [1, 2] }, { list: [3] }, { list: [3] }],
    ['leaves out what was not said', { a: 1 }, { a: undefined }, { a: 1 }],
  ])('%s', (_, target, patch, expected) => {
    expect(mergePatch<object>(target, patch)).toEqual(expected);
  });
});
