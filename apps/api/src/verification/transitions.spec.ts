import { checkStates } from '@countersign/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow, hasPassed, mayFollow, transitions, type CheckStage } from './transitions';

const stages: CheckStage[] = [...checkStates, 'absent', 'withdrawn'];

describe('transitions of a check (V-S1)', () => {
  it('walks only along the table, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stages), { maxLength: 40 }), (asked) => {
        let at: CheckStage = 'absent';
        for (const to of asked) {
          if (!mayFollow(at, to)) {
            expect(() => follow(at, to)).toThrow();
            continue;
          }
          expect(transitions[at] as readonly CheckStage[]).toContain(to);
          at = follow(at, to);
        }
        return true;
      }),
    );
  });

  it('reaches verified only at birth or from pending', () => {
    expect(stages.filter((from) => mayFollow(from, 'verified')).sort()).toEqual(['absent', 'pending']);
  });

  it('leaves what passed only by age, by a new look at Generate, or with its identifier', () => {
    expect(stages.filter((to) => mayFollow('verified', to)).sort()).toEqual(['expired', 'pending', 'withdrawn']);
    expect(stages.filter((to) => mayFollow('not-enabled', to)).sort()).toEqual(['pending', 'withdrawn']);
  });

  it('never comes back once withdrawn', () => {
    expect(stages.filter((to) => mayFollow('withdrawn', to))).toEqual([]);
  });

  it('can always be withdrawn, whatever state it is in', () => {
    expect(checkStates.filter((from) => !mayFollow(from, 'withdrawn'))).toEqual([]);
  });

  it('counts verified and not enabled as passed, nothing else', () => {
    expect(checkStates.filter(hasPassed)).toEqual(['verified', 'not-enabled']);
  });
});
