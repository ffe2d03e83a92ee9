import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account, aFailed, anAnswered, aQuestion, aRawCaa, caaRdata, ours, theirs } from '../testing';
import type { Lookup } from '../lookup';
import type { DnsRecord } from '../wire/message';
import { judgeCaa } from './judge-caa';
import { caaQuestions } from './relevant-set';

const name = 'a.b.example';
const asked = caaQuestions(name);
const terms = { name, allowed: [ours], accountUri: account, methodsUsed: ['ca-dns-txt'], suggest: ours };
const judge = (lookups: readonly Lookup[]) => judgeCaa({ ...terms, lookups });
const outcome = (lookups: readonly Lookup[]) => {
  const { verdict, code, foundAt, state, smallestTtl } = judge(lookups);
  return { verdict, code, foundAt, state, smallestTtl };
};

const tag = fc.constantFrom('issuemail', 'ISSUEMAIL', 'issue', 'iodef', 'futuretag', 'bad tag');
const value = fc.constantFrom(ours, theirs, ';', '', '%', `${ours}; accounturi=${account}`, `${ours}; accounturi=x`);
const rdata = fc.tuple(fc.constantFrom(0, 1, 128), tag, value).map(([flags, ...rest]) => caaRdata(flags, ...rest));
const unreadable = fc.constantFrom(
  Buffer.from([0]),
  Buffer.alloc(0),
  caaRdata(0, '', 'x'),
  caaRdata(0, 'issue', '', 9),
);
const setAt = (owner: string, one: fc.Arbitrary<Buffer>) =>
  fc
    .array(fc.tuple(one, fc.integer({ min: 0, max: 9 })), { maxLength: 4 })
    .map((records) => records.map(([bytes, ttl]): DnsRecord => aRawCaa(owner, bytes, ttl)));
const state = fc.constantFrom('secure', 'insecure');
const answeredAt = (owner: string, one = rdata) =>
  fc.tuple(setAt(owner, one), state).map(([records, state]) => anAnswered(aQuestion(owner, 'CAA'), records, { state }));
const failedAt = (owner: string) =>
  fc
    .constantFrom('dns-servfail', 'dns-timeout', 'dnssec-bogus', 'dns-filtered', 'dnssec-disagree')
    .map((fault) => aFailed(aQuestion(owner, 'CAA'), fault));
const lookupsOf = (one: (owner: string) => fc.Arbitrary<Lookup>) =>
  fc.tuple(...asked.map((question) => one(question.name)));
const anything = lookupsOf((owner) => fc.oneof(answeredAt(owner), answeredAt(owner, unreadable), failedAt(owner)));

describe('any CAA verdict', () => {
  it('V-C1 V-C7: does not depend on the order of records or look-ups', () => {
    const shuffled = anything.chain((lookups) =>
      fc.tuple(
        fc.constant(lookups),
        fc.shuffledSubarray(lookups, { minLength: lookups.length }),
        fc.infiniteStream(fc.boolean()),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([lookups, others, flips]) => {
        const turned = others.map((lookup) => {
          const { answer } = lookup;
          if (answer === null || flips.next().value === true) return lookup;
          return { ...lookup, answer: { ...answer, answer: answer.answer.toReversed() } };
        });
        expect(outcome(turned)).toEqual(outcome(lookups));
      }),
      { numRuns: 1000 },
    );
  });

  it('V-C10: a failure at or below the deciding set never allows', () => {
    const broken = anything.chain((lookups) => {
      const { foundAt } = judge(lookups);
      const upTo = foundAt === null ? asked.length - 1 : asked.findIndex((question) => question.name === foundAt);
      return fc
        .integer({ min: 0, max: upTo })
        .chain((at) => failedAt(asked[at]!.name).map((failed) => lookups.map((one, i) => (i === at ? failed : one))));
    });
    fc.assert(
      fc.property(broken, (lookups) => {
        expect(judge(lookups).verdict).toBe('error');
      }),
      { numRuns: 1000 },
    );
  });

  it('V-C9: taking away what can be read never turns an unreadable set into a permission', () => {
    const mixed = lookupsOf((owner) => answeredAt(owner, fc.oneof(rdata, unreadable)));
    fc.assert(
      fc.property(mixed, fc.nat(), (lookups, which) => {
        const { code, foundAt } = judge(lookups);
        fc.pre(code === 'caa-unreadable');
        const less = lookups.map((lookup) => {
          if (lookup.question.name !== foundAt) return lookup;
          const readable = lookup.answer!.answer.filter(
            ({ rdata: bytes }) => bytes.length > 2 && bytes[1] !== 0 && bytes[1] !== 9,
          );
          const gone = readable[which % Math.max(readable.length, 1)];
          return {
            ...lookup,
            answer: { ...lookup.answer!, answer: lookup.answer!.answer.filter((one) => one !== gone) },
          };
        });
        expect(judge(less).verdict).toBe('error');
      }),
      { numRuns: 1000 },
    );
  });

  it('V-C10: a look-up that is left out never allows more', () => {
    fc.assert(
      fc.property(anything, fc.nat(asked.length - 1), (lookups, at) => {
        const all = judge(lookups);
        const fewer = judge(lookups.filter((_, i) => i !== at));
        if (fewer.verdict === 'allow') expect(all.verdict).toBe('allow');
      }),
      { numRuns: 1000 },
    );
  });
});
