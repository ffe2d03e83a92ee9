import { describe, expect, it } from 'vitest';
import { maxDays, validityDto, validityFaults } from './validity-rules';

const now = new Date('2026-11-25T12:00:00Z');
const profile = (days: number, editable = true, generation: 'strict' | 'private' = 'strict') => ({
  validity: { days, editable },
  generation,
});

describe('the period', () => {
  it.each([
    ['as the profile says', profile(365), 365],
    ['cut by the rule in force', profile(1000), 825],
    ['not cut for private certificates', profile(1000, true, 'private'), 1000],
  ])('is %s', (_, rules, days) => {
    expect(maxDays(rules, now)).toBe(days);
  });

  it.each([
    [1, profile(365), true],
    [365, profile(365), true],
    [366, profile(365), false],
    [0, profile(365), false],
    [100, profile(365, false), false],
    [365, profile(365, false), true],
  ])('%i days', (days, rules, fits) => {
    expect(validityFaults(days, rules, now)).toHaveLength(fits ? 0 : 1);
  });

  it('ends a second before the last day is over, and stays as it was made', () => {
    const open = { validityDays: 1, notBefore: null, notAfter: null };
    expect(validityDto(open, profile(365), now)).toMatchObject({ days: 1, notAfter: '2026-11-26T11:59:59.000Z' });
    const made = { validityDays: 1, notBefore: new Date('2026-01-01'), notAfter: new Date('2026-01-02') };
    expect(validityDto(made, profile(365), now).notAfter).toBe('2026-01-02T00:00:00.000Z');
  });
});
