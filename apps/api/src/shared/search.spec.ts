import { describe, expect, it } from 'vitest';
import { searchPattern } from './search';

describe('a search', () => {
  it.each([
    ['no', 'no%'],
    ['nord', '%nord%'],
    ['100%_', '%100\\%\\_%'],
    ['a\\', 'a\\\\%'],
  ])('%j looks for %j', (typed, pattern) => {
    expect(searchPattern(typed)).toBe(pattern);
  });
});
