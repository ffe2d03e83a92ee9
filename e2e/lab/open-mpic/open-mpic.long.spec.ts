import { caaQuestions, judgeCaa } from '@countersign/dns';
import { describe, expect, it } from 'vitest';
import { account, type CaaVerdict, issuer } from '../data/cases.ts';
import { caaVectors } from '../data/vectors.ts';
import { lookInto } from '../eyes.ts';
import { type Lab } from '../lab.ts';
import { describeInLab } from '../testing.ts';
import { askOpenMpic, hasOpenMpic } from './ask-open-mpic.ts';
import { type Difference, differences } from './differences.ts';

const terms = { allowed: [issuer], accountUri: account, methodsUsed: [], suggest: issuer };
const names = caaVectors.map(({ name }) => name);

async function verdictOf(name: string, lab: Lab): Promise<CaaVerdict> {
  const { look } = lookInto(lab);
  return judgeCaa({ name, lookups: await Promise.all(caaQuestions(name).map(look)), ...terms }).verdict;
}

const byName = (all: readonly Difference[]) => [...all].sort((a, b) => (a.name < b.name ? -1 : 1));

describeInLab('CAA verdicts beside those of Open MPIC', (lab) => {
  describe.skipIf(!hasOpenMpic)('its checker, which knows nothing of ours', () => {
    it('V-C §14 V-O7: decides the same of every name, but for what is listed and explained', async () => {
      const theirs = await askOpenMpic(lab(), names);
      expect([...theirs.keys()].sort()).toEqual([...names].sort());
      const both = await Promise.all(
        names.map(async (name) => ({ name, ours: await verdictOf(name, lab()), theirs: theirs.get(name)! })),
      );
      expect(byName(both.filter((one) => one.ours !== one.theirs))).toEqual(byName(differences));
    });
  });
});
