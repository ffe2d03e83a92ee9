import { describe, expect, expectTypeOf, it } from 'vitest';
import { datedRules } from './dated-rules';
import { rule, ruleInForce, rulesToCome } from './rule';

const day = 86_400;
const later = datedRules.filter(({ from }) => from !== '1970-01-01');

describe('datedRules', () => {
  it.each(later)('$key becomes $value on $from', ({ key, value, from }) => {
    expect(rule(key, new Date(Date.parse(from)))).toEqual(value);
    expect(rule(key, new Date(Date.parse(from) - 1))).not.toEqual(value);
  });

  it('leaves no gap and no overlap: every rule has one value at every moment', () => {
    for (const key of new Set(datedRules.map((row) => row.key))) {
      const rows = datedRules.filter((row) => row.key === key);
      expect(rows.map(({ until }) => until)).toEqual([...rows.slice(1).map(({ from }) => from), undefined]);
    }
  });

  it('names the source of every row', () => {
    expect(datedRules.filter(({ source }) => !/BR|Apple/.test(source))).toEqual([]);
  });
});

describe('rule', () => {
  it.each([
    ['2026-11-25', 4],
    ['2026-12-14T23:59:59.999Z', 4],
    ['2026-12-15', 5],
    ['2030-01-01', 5],
  ])('asks at %s for %d remote perspectives', (at, remotes) => {
    expect(rule('mpic.remotes', new Date(at))).toBe(remotes);
  });

  it('knows durations in seconds', () => {
    expect(rule('validity.max', new Date('2026-11-25'))).toBe(825 * day);
    expect(rule('mailbox.reuse', new Date('2026-11-25'))).toBe(30 * day);
  });

  it('is typed by its key', () => {
    expectTypeOf(rule('validity.max', new Date(0))).toEqualTypeOf<number>();
    expectTypeOf(rule('sha1', new Date(0))).toEqualTypeOf<'allowed' | 'forbidden'>();
  });

  it('tells where a number comes from', () => {
    expect(ruleInForce('key.ca.rsa', new Date('2026-11-25')).source).toContain('SMC017v2');
  });
});

describe('rulesToCome', () => {
  it('announces what changes within ninety days, soonest first', () => {
    expect(rulesToCome(new Date('2026-11-25')).map(({ key, from }) => `${from} ${key}`)).toEqual([
      '2026-12-15 mpic.remotes',
      '2027-02-01 san.rfc822Name',
    ]);
  });
});
