import { describe, expect, it } from 'vitest';
import { judgeCaa } from './caa/judge-caa';
import { caaQuestions } from './caa/relevant-set';
import { breakQuestions } from './dnssec/dnssec-questions';
import { whereItBreaks } from './dnssec/where-it-breaks';
import type { Lookup } from './lookup';
import { keyOf } from './names/usable-answer';
import { labAnswers, labLookup, wasAsked } from './testing/lab-answers';

const { terms, vectors, states } = labAnswers;
const now = new Date(terms.recordedAt);

/** What is told of a bogus look-up: the place where its chain breaks. */
const explained = (lookups: readonly Lookup[]) =>
  new Map(
    lookups
      .filter(({ state }) => state === 'bogus')
      .map((failing) => [
        keyOf(failing.question),
        whereItBreaks({ failing, lookups: breakQuestions(failing).map(labLookup), now }),
      ]),
  );

describe('what a real resolver answered (e2e/lab), decided again from its bytes', () => {
  it.each(states)('V-D §13: $name $type is $expected.state', ({ name, type, expected }) => {
    expect(wasAsked({ name, type })).toBe(true);
    const { state, rcode, ede } = labLookup({ name, type });
    expect(state).toBe(expected.state);
    if (expected.ede) expect(expected.ede).toContain(ede[0]?.code);
    // whoever waits long enough for silent name servers hears SERVFAIL in the end
    if (expected.rcode !== 'TIMEOUT') expect(rcode).toBe(expected.rcode);
  });

  it.each(vectors)('V-C §13: $name: $verdict $code ($why)', ({ name, verdict, code }) => {
    const lookups = caaQuestions(name).map(labLookup);
    const judged = judgeCaa({
      name,
      lookups,
      allowed: [terms.issuer],
      accountUri: terms.account,
      methodsUsed: [],
      suggest: terms.issuer,
      explained: explained(lookups),
    });
    const warning = judged.findings.find(({ severity }) => severity === 'warning');
    expect({ verdict: judged.verdict, code: judged.code ?? warning?.code ?? '' }).toEqual({ verdict, code });
  });
});
