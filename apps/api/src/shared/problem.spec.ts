import { describe, expect, it } from 'vitest';
import { problemOf } from './problem';

describe('what PostgreSQL said', () => {
  it.each([
    ['40001', 'unavailable'],
    ['40P01', 'unavailable'],
    ['55P03', 'unavailable'],
    ['57014', 'unavailable'],
    ['08006', 'unavailable'],
    ['23505', 'internal'],
    ['42601', 'internal'],
  ])('%s is %s', (code, problem) => {
    expect(problemOf(Object.assign(new Error('secret'), { code })).code).toBe(problem);
  });
});
