import { describe, expect, it } from 'vitest';
import { searchPattern, wordPatterns } from './search';

describe('a search', () => {
  it.each([
    ['no', 'no%'],
    ['nord', '%nord%'],
    ['100%_', '%100\\%\\_%'],
    ['a\\', 'a\\\\%'],
  ])('%j looks for %j', (typed, pattern) => {
    expect(searchPattern(typed)).toBe(pattern);
  });

  it.each([
    ['a%', ['a\\%%', '% a\\%%']],
    ['nord', ['%nord%']],
  ])('%j in many words looks for %j', (typed, patterns) => {
    expect(wordPatterns(typed)).toEqual(patterns);
  });
});
