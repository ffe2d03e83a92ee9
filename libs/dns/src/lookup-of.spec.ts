import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange, ExchangeFault, Question } from './exchange';
import type { Lookup } from './lookup';
import { lookupOf } from './lookup-of';
import { worstState } from './names/usable-answer';
import { rcodes, type GivenAnswer } from './testing/answer-to';
import { answered, unanswered } from './testing/exchanges';

const question: Question = { name: 'x.example', type: 'TXT' };
const [a, b] = ['127.0.0.1:53', '127.0.0.2:53'];

const says = (given: GivenAnswer, server = a) => answered(question, given, { server });
const unchecked = (given: GivenAnswer = {}, server = a) => answered(question, given, { server, cd: true });
const silent = (fault: ExchangeFault, server = a) => unanswered(question, fault, { server });
const silentUnchecked = (fault: ExchangeFault) => unanswered(question, fault, { cd: true });
const secure = (server = a) => says({ ad: true }, server);
const insecure = (server = a) => says({}, server);
const servfail = (server = a, ...ede: number[]) => says({ rcode: 'servfail', ede }, server);

const told = ({ state, fault, rcode }: Lookup) => [state, fault, rcode].filter((part) => part !== null).join(' ');
const all = (codes: readonly number[]) => codes.map((code): [number] => [code]);

describe('lookupOf: one resolver', () => {
  it.each<[string, Exchange[], string]>([
    ['V-DNSSEC: AD=1', [secure()], 'secure NOERROR'],
    ['V-D4: AD=1 on an absence', [says({ rcode: 'nxdomain', ad: true })], 'secure NXDOMAIN'],
    ['V-DNSSEC: AD=0', [insecure()], 'insecure NOERROR'],
    ['V-D4: AD=0 on an absence', [says({ rcode: 'nxdomain' })], 'insecure NXDOMAIN'],
    ['V-DNSSEC: SERVFAIL twice, data behind CD', [servfail(), unchecked(), servfail()], 'bogus dnssec-bogus SERVFAIL'],
    [
      'V-DNSSEC: SERVFAIL twice, absence behind CD',
      [servfail(), unchecked({ rcode: 'nxdomain' }), servfail()],
      'bogus dnssec-bogus SERVFAIL',
    ],
    ['V-DNSSEC: SERVFAIL, data, then secure', [servfail(), unchecked(), secure()], 'secure NOERROR'],
    ['V-DNSSEC: SERVFAIL, data, then insecure', [servfail(), unchecked(), insecure()], 'insecure NOERROR'],
    [
      'V-DNSSEC: SERVFAIL and data, not asked again yet',
      [servfail(), unchecked()],
      'indeterminate dns-servfail SERVFAIL',
    ],
    [
      'V-DNSSEC: SERVFAIL with and without CD',
      [servfail(), unchecked({ rcode: 'servfail' }), servfail()],
      'indeterminate dns-servfail SERVFAIL',
    ],
    [
      'V-DNSSEC: SERVFAIL, REFUSED with CD',
      [servfail(), unchecked({ rcode: 'refused' }), servfail()],
      'indeterminate dns-servfail SERVFAIL',
    ],
    [
      'V-DNSSEC: SERVFAIL, silence with CD',
      [servfail(), silentUnchecked('timeout'), servfail()],
      'indeterminate dns-servfail SERVFAIL',
    ],
    [
      'V-DNSSEC: bogus named, silence with CD',
      [servfail(a, 9), silentUnchecked('timeout')],
      'bogus dnssec-bogus SERVFAIL',
    ],
    [
      'V-DNSSEC: bogus named only with CD',
      [servfail(), unchecked({ rcode: 'servfail', ede: [6] })],
      'bogus dnssec-bogus SERVFAIL',
    ],
    ['V-DNSSEC: REFUSED', [says({ rcode: 'refused' })], 'indeterminate dns-refused REFUSED'],
    [
      'V-DNSSEC: REFUSED, data behind CD',
      [says({ rcode: 'refused' }), unchecked()],
      'indeterminate dns-refused REFUSED',
    ],
    ['V-DNSSEC: FORMERR', [says({ rcode: 'formerr' })], 'indeterminate dns-refused FORMERR'],
    ['V-DNSSEC: NOTIMP', [says({ rcode: 'notimp' })], 'indeterminate dns-refused NOTIMP'],
    ['V-DNSSEC: REFUSED with AD=1', [says({ rcode: 'refused', ad: true })], 'indeterminate dns-refused REFUSED'],
    ['V-R4: silence', [silent('timeout'), silent('timeout')], 'indeterminate dns-timeout TIMEOUT'],
    ['V-R4: nobody there', [silent('unreachable')], 'indeterminate dns-timeout UNREACHABLE'],
    ['V-R3: unreadable', [silent('unreadable')], 'indeterminate dns-unreadable UNREADABLE'],
    ['V-R3: flooded', [silent('mismatch')], 'indeterminate dns-unreadable UNREADABLE'],
    [
      'V-R1: truncated and no more',
      [says({ ad: true, tc: true }), silent('timeout')],
      'indeterminate dns-timeout TIMEOUT',
    ],
    ['V-R7: nobody over a path to trust', [silent('untrusted')], 'indeterminate resolver-path-untrusted UNTRUSTED'],
    ['V-R6: nobody that may judge', [], 'indeterminate resolver-not-validating UNREACHABLE'],
    [
      'V-DNSSEC: AD=1 with CD=1 proves nothing',
      [unchecked({ ad: true })],
      'indeterminate resolver-not-validating UNREACHABLE',
    ],
    ['V-D5: unsupported algorithm', [says({ ede: [1] })], 'insecure NOERROR'],
    ['V-D5: unsupported digest', [says({ ede: [2] })], 'insecure NOERROR'],
    ['V-D5: too many iterations', [says({ rcode: 'nxdomain', ede: [27] })], 'insecure NXDOMAIN'],
    ['V-D7: an EDE beside AD=1 is the story of a first try', [says({ ad: true, ede: [22, 7] })], 'secure NOERROR'],
    [
      'V-D7: filtered data behind CD is no data',
      [servfail(), unchecked({ ede: [15] }), servfail()],
      'indeterminate dns-filtered NOERROR',
    ],
    ['V-D7: bogus named and stale served', [servfail(a, 3, 6), unchecked()], 'bogus dnssec-bogus SERVFAIL'],
  ])('%s', (_, exchanges, expected) => {
    expect(told(lookupOf(question, exchanges))).toBe(expected);
  });

  it.each(all([6, 7, 8, 9, 10, 11, 12, 25, 26, 27, 1, 2, 5]))(
    'V-D7: SERVFAIL with EDE %i and data behind CD is bogus at once',
    (code) => {
      expect(told(lookupOf(question, [servfail(a, code), unchecked()]))).toBe('bogus dnssec-bogus SERVFAIL');
    },
  );
  it.each(all([25, 26, 27, 1, 2, 5]))('V-D7: SERVFAIL with EDE %i without data is server trouble', (code) => {
    expect(told(lookupOf(question, [servfail(a, code), servfail(a, code)]))).toBe(
      'indeterminate dns-servfail SERVFAIL',
    );
  });
  it.each(all([0, 13, 22, 23, 14, 24, 4711]))('V-D7: SERVFAIL with EDE %i is asked about once more', (code) => {
    expect(lookupOf(question, [servfail(a, code), unchecked()]).state).toBe('indeterminate');
    expect(lookupOf(question, [servfail(a, code), unchecked(), servfail(a, code)]).state).toBe('bogus');
    expect(lookupOf(question, [servfail(a, code), unchecked(), secure()]).state).toBe('secure');
  });
  it.each([
    ...all([3, 19]).map(([code]) => [code, 'dns-stale']),
    ...all([4, 15, 16, 17, 18]).map(([code]) => [code, 'dns-filtered']),
  ] as [number, string][])('V-D7: EDE %i is %s with any code of response, AD or not', (code, fault) => {
    for (const rcode of Object.keys(rcodes) as (keyof typeof rcodes)[]) {
      for (const ad of [true, false]) {
        expect(lookupOf(question, [says({ rcode, ad, ede: [code] })])).toMatchObject({
          state: 'indeterminate',
          fault,
          answer: null,
        });
      }
    }
  });
  it.each(all([5, 6, 7, 8, 9, 10, 11, 12, 25, 26]))('V-DNSSEC: data with AD=0 and EDE %i is not insecure', (code) => {
    expect(told(lookupOf(question, [says({ ede: [code] })]))).toBe('indeterminate resolver-not-validating NOERROR');
  });

  it('V-DNSSEC: what was asked with CD=1 is never taken for an answer, and explains', () => {
    const lookup = lookupOf(question, [
      servfail(a, 7),
      unchecked({ ad: true, answers: [{ name: 'x.example', type: 'TXT', data: 'v' }] }),
    ]);
    expect(lookup).toMatchObject({
      state: 'bogus',
      answer: null,
      unchecked: { answer: [{ type: 'TXT' }] },
      ede: [{ code: 7 }],
    });
  });

  it('V-DNSSEC: an exchange that calls itself CD=0 but asked CD=1 says nothing', () => {
    const lie = { ...unchecked({ ad: true }), cd: false };
    expect(lookupOf(question, [lie])).toMatchObject({ state: 'indeterminate', fault: 'dns-unreadable' });
  });

  it('V-R3: answers to other questions, or to another id, say nothing', () => {
    expect(lookupOf(question, [{ ...secure(), question: { name: 'y.example', type: 'TXT' } }]).state).toBe(
      'indeterminate',
    );
    const forged = secure();
    const response = Uint8Array.from(forged.response!, (byte, i) => (i === 0 ? byte ^ 1 : byte));
    expect(lookupOf(question, [{ ...forged, response }])).toMatchObject({
      state: 'indeterminate',
      rcode: 'UNREADABLE',
    });
  });
});

describe('lookupOf: several resolvers', () => {
  it.each<[string, Exchange[], string]>([
    ['V-R5: the first usable answer counts', [silent('timeout'), secure(b)], 'secure NOERROR'],
    ['V-R5: the other one after REFUSED', [says({ rcode: 'refused' }), insecure(b)], 'insecure NOERROR'],
    ['V-R5: the other one after stale data', [says({ ede: [3] }), secure(b)], 'secure NOERROR'],
    ['V-R5: both bogus', [servfail(a, 6), unchecked(), servfail(b, 6)], 'bogus dnssec-bogus SERVFAIL'],
    ['V-R5: SERVFAIL at both, data behind CD', [servfail(), unchecked(), servfail(b)], 'bogus dnssec-bogus SERVFAIL'],
    ['V-R5: one bogus, one secure', [servfail(a, 6), unchecked(), secure(b)], 'bogus dnssec-disagree SERVFAIL'],
    ['V-R5: one bogus, one insecure', [servfail(a, 6), unchecked(), insecure(b)], 'bogus dnssec-disagree SERVFAIL'],
    ['V-R5: one bogus, one silent', [servfail(a, 6), unchecked(), silent('timeout', b)], 'bogus dnssec-bogus SERVFAIL'],
    ['V-R5: one secure, then one bogus', [secure(b), servfail(a, 6)], 'bogus dnssec-disagree SERVFAIL'],
    [
      'V-R5: only the friendly one says otherwise twice',
      [servfail(a, 6), secure(b), secure(b)],
      'bogus dnssec-disagree SERVFAIL',
    ],
    [
      'V-R5: both say otherwise, one of them once',
      [servfail(a, 6), secure(b), secure(b), secure(a)],
      'bogus dnssec-disagree SERVFAIL',
    ],
    ['V-R5: all say otherwise twice', [servfail(a, 6), secure(b), secure(b), secure(a), secure(a)], 'secure NOERROR'],
    [
      'V-R5: all say otherwise twice, not the same',
      [servfail(a, 6), insecure(b), secure(b), secure(a), secure(a)],
      'insecure NOERROR',
    ],
    [
      'V-R5: all said otherwise twice before',
      [secure(a), secure(a), secure(b), secure(b), servfail(a, 6)],
      'bogus dnssec-disagree SERVFAIL',
    ],
  ])('%s', (_, exchanges, expected) => {
    expect(told(lookupOf(question, exchanges))).toBe(expected);
  });

  it('tells whose answer counts', () => {
    expect(lookupOf(question, [silent('timeout'), secure(b)]).server).toBe(b);
    expect(lookupOf(question, [servfail(a, 6), secure(b)]).server).toBe(a);
  });
});

describe('lookupOf: anything at all', () => {
  const given = fc.record({
    rcode: fc.constantFrom(...(Object.keys(rcodes) as (keyof typeof rcodes)[])),
    ad: fc.boolean(),
    tc: fc.boolean(),
    ede: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
  });
  const asked = fc.record({ server: fc.constantFrom(a, b), cd: fc.boolean() });
  const exchange = fc.oneof(
    fc.tuple(given, asked).map(([given, asked]) => answered(question, given, asked)),
    fc
      .tuple(fc.constantFrom<ExchangeFault>('timeout', 'unreachable', 'unreadable', 'mismatch', 'untrusted'), asked)
      .map(([fault, asked]) => unanswered(question, fault, asked)),
    fc
      .tuple(fc.uint8Array({ maxLength: 80 }), asked)
      .map(([response, asked]) => ({ ...answered(question, {}, asked), response })),
  );

  it('V-R5: gives a look-up: an answer exactly where there is no fault, and never one after a named failure of the only server', () => {
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 6 }), (exchanges) => {
        const { state, answer, fault, exchanges: kept } = lookupOf(question, exchanges);
        expect(kept.every((one, i) => one === exchanges[i])).toBe(true);
        expect(answer === null).toBe(fault !== null);
        expect(answer !== null).toBe(state === 'secure' || state === 'insecure');
        if (state === 'secure') expect(answer?.ad).toBe(true);
        if (answer) expect(exchanges.some(({ cd, response }) => !cd && response !== null)).toBe(true);
        expect(answer?.cd ?? false).toBe(false);
        const last = exchanges.at(-1);
        if (last) expect(lookupOf(question, [...exchanges, servfail(last.server, 6)]).state).toBe('bogus');
      }),
      { numRuns: 1000, seed: 20260601 },
    );
  });
});

describe('worstState', () => {
  it.each([
    [['secure', 'insecure'], 'insecure'],
    [['indeterminate', 'insecure', 'secure'], 'indeterminate'],
    [['bogus', 'indeterminate'], 'bogus'],
    [['secure', 'secure'], 'secure'],
    [[], 'indeterminate'],
  ] as const)('V-D1: of %j it is %s', (states, worst) => {
    expect(worstState(states)).toBe(worst);
  });
});
