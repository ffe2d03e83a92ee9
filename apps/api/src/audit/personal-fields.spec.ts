import { describe, expect, it } from 'vitest';
import { afterOf, beforeOf } from './personal-fields';

describe('what the audit keeps of a person', () => {
  it.each([
    [
      { name: 'Ada', mobile: '+49 1' },
      { name: 'Ada', mobile: '+49 2' },
      { name: 'Ada', mobile: 'changed' },
    ],
    [{ mobile: '+49 1' }, { mobile: '+49 1' }, {}],
    [{ mobile: '+49 1' }, { mobile: null }, { mobile: 'changed' }],
    [{ mobile: null }, { mobile: null }, {}],
    [null, { owner: { mobile: '+49 1', name: 'Ada' } }, { owner: { mobile: 'changed', name: 'Ada' } }],
    [{ people: [{ citizenId: 'A1' }] }, { people: [{ citizenId: 'B2' }] }, { people: [{ citizenId: 'changed' }] }],
  ])('from %j to %j', (before, after, kept) => {
    expect(JSON.parse(JSON.stringify(afterOf(before, after)))).toEqual(kept);
    expect(JSON.stringify([before && beforeOf(before), afterOf(before, after)])).not.toMatch(/\+49|A1|B2/);
  });

  it('is all that is no such field, times as times', () => {
    const state = { at: new Date(0), list: [1, 'x', null], deep: { er: { phone: '+49' } } };
    expect(JSON.stringify(afterOf(state, state))).toBe(JSON.stringify(state));
    expect(JSON.stringify(beforeOf(state))).toBe(JSON.stringify(state));
  });
});
