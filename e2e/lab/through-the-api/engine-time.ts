import { caaQuestions, challengeName, dnssecVerdict, judgeCaa, judgeTxt, type Question } from '@countersign/dns';
import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { account, issuer } from '../data/cases.ts';
import { resolverAt } from '../eyes.ts';
import { type Lab } from '../lab.ts';
import { percentile } from './in-lanes.ts';

const rounds = 200;
const warmUp = 20;
const name = 'host.tree.secure.lab';
const questions: readonly Question[] = [{ name: challengeName(name), type: 'TXT' }, ...caaQuestions(name)];

const timed = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** P16: what our reading and judging of a TXT proof, a CAA climb and the state of DNSSEC cost above the answers themselves. */
export function engineTime(lab: () => Lab): void {
  describe('P16', () => {
    it('TXT, the climb of CAA and the state of DNSSEC cost 40 ms above the raw answers at most', async () => {
      const { unbound } = lab().ports;
      const resolver = resolverAt(unbound);
      await resolver.selfTest();
      const look = async () => {
        const session = resolver.session({ publiclyTrusted: true });
        const [lookup, ...lookups] = await Promise.all(questions.map(session.look));
        judgeTxt({ base: name, value: 'a'.repeat(26), lookup: lookup! });
        judgeCaa({ name, lookups, allowed: [issuer], accountUri: account, methodsUsed: [], suggest: issuer });
        dnssecVerdict({ lookups: [lookup!, ...lookups] });
      };
      const raw = () => Promise.all(questions.map(({ name: at, type }) => ask(unbound, at, type as 'TXT' | 'CAA')));
      const pairs: { ours: number; raw: number }[] = [];
      for (let round = 0; round < warmUp + rounds; round++)
        pairs.push({ ours: await timed(look), raw: await timed(raw) });
      const measured = pairs.slice(warmUp);
      const above = measured.map(({ ours, raw: bare }) => ours - bare);
      const p = (values: readonly number[]) =>
        `p50 ${percentile(values, 50).toFixed(1)} p95 ${percentile(values, 95).toFixed(1)}`;
      console.log(
        `P16 in ms: ours ${p(measured.map(({ ours }) => ours))}, raw ${p(measured.map((one) => one.raw))}, above it ${p(above)}`,
      );
      expect(percentile(above, 95)).toBeLessThan(40);
    });
  });
}
