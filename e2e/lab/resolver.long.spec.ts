import {
  breakQuestions,
  caaQuestions,
  judgeCaa,
  keyOf,
  type Resolver,
  type ResolverSession,
  whereItBreaks,
} from '@countersign/dns';
import { beforeAll, describe, expect, it } from 'vitest';
import { account, issuer } from './data/cases.ts';
import { stateQuestions } from './data/states.ts';
import { caaVectors } from './data/vectors.ts';
import { resolverAt } from './eyes.ts';
import { type Ports } from './layout.ts';
import { describeInLab } from './testing.ts';

const trusted = { publiclyTrusted: true };
const caa = { name: 'mail-ok.secure.lab', type: 'CAA' } as const;

/** Looks as a check does, and explains what is bogus. */
async function verdictOf(name: string, session: ResolverSession) {
  const lookups = await Promise.all(caaQuestions(name).map(session.look));
  const bogus = lookups.filter(({ state }) => state === 'bogus');
  const explained = await Promise.all(
    bogus.map(async (failing) => {
      const extra = await Promise.all(breakQuestions(failing).map(session.look));
      return [keyOf(failing.question), whereItBreaks({ failing, lookups: extra, now: new Date() })] as const;
    }),
  );
  const terms = { allowed: [issuer], accountUri: account, methodsUsed: [], suggest: issuer };
  return judgeCaa({ name, lookups, ...terms, explained: new Map(explained) });
}

describeInLab('the resolver in the lab', (lab) => {
  let resolver: Resolver;
  beforeAll(async () => {
    resolver = resolverAt(lab().ports.unbound);
    await resolver.selfTest();
  });

  it('V-R6: one that validates passes the self-test', () => {
    expect(resolver.status()).toMatchObject([{ usable: true, trusted: true, why: null }]);
  });

  describe('live', () => {
    it.concurrent.each(stateQuestions)('V-D §13: $name $type is $expected.state', async ({ name, type, expected }) => {
      const { state } = await resolver.session(trusted).look({ name, type });
      expect(state).toBe(expected.state);
    });
    it.concurrent.each(caaVectors)('V-C §13: $name: $verdict $code', async ({ name, verdict, code }) => {
      const judged = await verdictOf(name, resolver.session(trusted));
      const warning = judged.findings.find(({ severity }) => severity === 'warning');
      expect({ verdict: judged.verdict, code: judged.code ?? warning?.code ?? '' }).toEqual({ verdict, code });
    });
  });

  it.each(['plain', 'liar'] as const)('V-R6: %s fails the self-test and may not judge', async (at) => {
    const untrusted = resolverAt(lab().ports[at]);
    await untrusted.selfTest();
    expect(untrusted.status()).toMatchObject([{ usable: false, why: 'resolver-not-validating' }]);
    const { state, answer, fault } = await untrusted.session(trusted).look(caa);
    expect({ state, answer, fault }).toEqual({
      state: 'indeterminate',
      answer: null,
      fault: 'resolver-not-validating',
    });
  });

  it.each(['wrongId', 'truncate', 'dropFirst'] as const)('V-R1 V-R3 V-R4: %s is got over', async (at) => {
    const faulty = resolverAt(lab().ports[at]);
    await faulty.selfTest();
    expect(await faulty.session(trusted).look(caa)).toMatchObject({ state: 'secure', fault: null });
  });

  const hopeless: readonly (keyof Ports)[] = ['wrongName', 'slow', 'garbage', 'noEdns', 'refuse', 'stale'];
  it.each(hopeless)('V-R3 V-R4 V-R6: %s never lets anything pass, and takes 20 s at most', async (at) => {
    const faulty = resolverAt(Number(lab().ports[at]));
    const begun = performance.now();
    const { state, answer } = await faulty.session(trusted).look(caa);
    expect({ state, answer }).toEqual({ state: 'indeterminate', answer: null });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it('one that validates beside one that is broken: the answer comes all the same', async () => {
    const both = resolverAt(lab().ports.garbage, lab().ports.unbound);
    await both.selfTest();
    expect(await both.session(trusted).look(caa)).toMatchObject({ state: 'secure', fault: null });
  });
});
