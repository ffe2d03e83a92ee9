import { describe, expect, it } from 'vitest';
import {
  aBreak,
  account,
  aFailed,
  anAnswered,
  aQuestion,
  aRawCaa,
  aZone,
  caaCases,
  caaRdata,
  ours,
  theirs,
} from '../testing';
import type { Lookup } from '../lookup';
import { caaValidUntil, judgeCaa, type CaaQuery } from './judge-caa';
import { caaQuestions } from './relevant-set';

const zone = aZone(
  'secure.lab',
  caaCases.flatMap(([, lines]) => lines),
);
const lookedUp = (name: string) => caaQuestions(name).map(zone);
const terms = { allowed: [ours], accountUri: account, methodsUsed: ['ca-dns-txt'], suggest: ours };
const judge = (name: string, lookups: readonly Lookup[], more: Partial<CaaQuery> = {}) =>
  judgeCaa({ ...terms, name, lookups, ...more });
const caa = (name: string, ...values: string[]) =>
  anAnswered(
    aQuestion(name, 'CAA'),
    values.map((value) => `${name} 60 IN CAA 0 issuemail "${value}"`),
  );
const none = (name: string) => anAnswered(aQuestion(name, 'CAA'), []);
const failed = (name: string) => aFailed(aQuestion(name, 'CAA'), 'dns-servfail');
const bogus = (name: string) => aFailed(aQuestion(name, 'CAA'), 'dnssec-bogus');

describe('judgeCaa', () => {
  it.each(caaCases)('V-C4 V-C5 V-C6 V-C7 V-C8: %s', (labels, _, verdict, code) => {
    const name = `${labels}.secure.lab`;
    const judged = judge(name, lookedUp(name));
    expect(judged.verdict).toBe(verdict);
    expect(judged.code ?? judged.findings.find(({ severity }) => severity === 'warning')?.code ?? '').toBe(code);
    expect(judged.code === null).toBe(verdict === 'allow');
  });

  it('V-C1: asks the name and its parents down to the top level domain, not the root', () => {
    expect(caaQuestions('a.b.example').map(({ name, type }) => `${name} ${type}`)).toEqual([
      'a.b.example CAA',
      'b.example CAA',
      'example CAA',
    ]);
  });

  it('V-C1: the set of the top level domain counts, and the line to add is for the domain below it', () => {
    const judged = judge('x.shop.closed', [none('x.shop.closed'), none('shop.closed'), caa('closed', theirs)]);
    expect(judged).toMatchObject({ verdict: 'deny', code: 'caa-denied', foundAt: 'closed' });
    expect(judged.findings[0]!.fix).toBe('shop.closed. IN CAA 0 issuemail "ca.example"');
  });

  it.each<[string, Lookup[], string, string | null]>([
    ['above the deciding set is ignored', [caa('a.b', ours), failed('b')], 'allow', null],
    ['below it decides', [failed('a.b'), caa('b', ours)], 'error', 'caa-lookup-failed'],
    ['in a climb without a set decides', [none('a.b'), failed('b')], 'error', 'caa-lookup-failed'],
  ])('V-C1: a failure %s', (_, lookups, verdict, code) => {
    expect(judge('a.b', lookups)).toMatchObject({ verdict, code });
  });

  it.each<[string, Lookup[]]>([
    ['was not asked', [none('a.b')]],
    ['was answered in two ways', [none('a.b'), none('b'), caa('b', theirs)]],
    ['says it is whole and has neither answer nor fault', [none('a.b'), { ...none('b'), answer: null }]],
    ['has an answer although it is bogus', [none('a.b'), { ...none('b'), state: 'bogus' }]],
    ['has an answer although it is indeterminate', [none('a.b'), { ...none('b'), state: 'indeterminate' }]],
  ])('V-C10: what %s is a failure', (_, lookups) => {
    expect(judge('a.b', lookups).verdict).toBe('error');
  });

  it('V-C2: seventeen aliases are too many', () => {
    const hops = (count: number) =>
      Array.from({ length: count }, (_, i) => `${i === 0 ? 'a.b' : `h${i}.b`} 60 IN CNAME h${i + 1}.b`);
    const over = (count: number) =>
      judge('a.b', [
        anAnswered(aQuestion('a.b', 'CAA'), [...hops(count), `h${count}.b 60 IN CAA 0 issuemail "${ours}"`]),
        none('b'),
      ]).verdict;
    expect([over(16), over(17)]).toEqual(['allow', 'error']);
  });

  it('V-C2: records of a name that the question does not lead to are not its set', () => {
    const stray = anAnswered(aQuestion('a.b', 'CAA'), [`other.b 60 IN CAA 0 issuemail "${theirs}"`]);
    expect(judge('a.b', [stray, none('b')])).toMatchObject({ verdict: 'allow', foundAt: null });
  });

  it('V-C3: absent names and absent records are both empty, secure or not', () => {
    const gone = anAnswered(aQuestion('a.b', 'CAA'), [], { rcode: 'NXDOMAIN', state: 'insecure' });
    expect(judge('a.b', [gone, none('b')])).toMatchObject({ verdict: 'allow', state: 'insecure' });
  });

  it('V-C5: a tag with characters that tags may not have is one that nobody knows', () => {
    const set = anAnswered(aQuestion('b', 'CAA'), [aRawCaa('b', caaRdata(128, 'issue mail', ours))]);
    expect(judge('b', [set]).code).toBe('caa-critical-unknown');
  });

  it('V-C7: nobody is allowed where no issuer is ours', () => {
    expect(judge('b', [caa('b', ours)], { allowed: [] })).toMatchObject({ verdict: 'deny', code: 'caa-denied' });
  });

  it.each([
    ['no account is configured', `${ours}; accounturi=${account}`, { accountUri: null }, 'caa-parameter'],
    ['the name of a parameter has capitals', `${ours}; AccountURI=${account}`, {}, null],
    ['the account differs by case', `${ours}; accounturi=${account.toUpperCase()}`, {}, 'caa-parameter'],
    ['our method is listed', `${ours}; validationmethods=ca-http-file,ca-dns-txt`, {}, null],
    ['another method is listed', `${ours}; validationmethods=ca-http-file`, {}, 'caa-parameter'],
    ['a longer method is listed', `${ours}; validationmethods=ca-dns-txt-2`, {}, 'caa-parameter'],
    ['no method is listed', `${ours}; validationmethods=`, {}, 'caa-parameter'],
    ['the list ends with a comma', `${ours}; validationmethods=ca-dns-txt,`, {}, 'caa-parameter'],
    ['nothing was proved', `${ours}; validationmethods=ca-dns-txt`, { methodsUsed: [] }, 'caa-parameter'],
  ])('V-C8: %s', (_, value, more, code) => {
    expect(judge('b', [caa('b', value)], more).code).toBe(code);
  });

  it.each([
    ['one byte', Buffer.from([0])],
    ['a tag of length 0', caaRdata(0, '', 'issuemail;')],
    ['a tag past the end', caaRdata(0, 'issuemail', ';', 200)],
    ['nothing', Buffer.alloc(0)],
  ])('V-C9: RDATA of %s makes the whole set unreadable, beside a good record too', (_, rdata) => {
    const good = aRawCaa('b', caaRdata(0, 'issuemail', ours));
    const set = anAnswered(aQuestion('b', 'CAA'), [good, aRawCaa('b', rdata)]);
    expect(judge('b', [set])).toMatchObject({ verdict: 'error', code: 'caa-unreadable', foundAt: 'b' });
  });

  it('V-C9: a set that was cut off is unreadable', () => {
    const whole = caa('b', ours);
    expect(judge('b', [{ ...whole, answer: { ...whole.answer!, tc: true } }]).code).toBe('caa-unreadable');
  });

  it('V-C10 V-D2: bogus is told by the place where the chain breaks, once that is known', () => {
    const lookups = [bogus('a.b'), none('b')];
    expect(judge('a.b', lookups)).toMatchObject({ verdict: 'error', code: 'dnssec-bogus', state: 'bogus' });
    const explained = new Map([['a.b CAA', aBreak('dnssec-expired')]]);
    expect(judge('a.b', lookups, { explained }).code).toBe('dnssec-expired');
  });

  it.each([
    ['dns-timeout', 'caa-lookup-failed'],
    ['dns-refused', 'caa-lookup-failed'],
    ['dns-stale', 'caa-lookup-failed'],
    ['dnssec-disagree', 'dnssec-disagree'],
    ['resolver-not-validating', 'resolver-not-validating'],
    ['resolver-path-untrusted', 'resolver-path-untrusted'],
  ] as const)('V-D2: %s is told as %s', (fault, code) => {
    const judged = judge('b', [aFailed(aQuestion('b', 'CAA'), fault)]);
    expect(judged).toMatchObject({ verdict: 'error', code });
    expect(judged.findings.map((one) => one.code)).toContain(fault);
  });

  it('V-D1: the worst of the look-ups that count, and of those alone', () => {
    const insecure = { ...none('a.b'), state: 'insecure' } as const;
    expect(judge('a.b', [insecure, none('b')]).state).toBe('insecure');
    expect(judge('a.b', [caa('a.b', ours), bogus('b')])).toMatchObject({ verdict: 'allow', state: 'secure' });
    expect(judge('a.b', [failed('a.b'), bogus('b')])).toMatchObject({ code: 'dnssec-bogus', state: 'bogus' });
  });

  it('V-C11: counts for its TTL, and at least for eight hours', () => {
    const at = new Date('2026-01-01T00:00:00Z');
    expect(caaValidUntil(at, 60).toISOString()).toBe('2026-01-01T08:00:00.000Z');
    expect(caaValidUntil(at, null).toISOString()).toBe('2026-01-01T08:00:00.000Z');
    expect(caaValidUntil(at, 86_400).toISOString()).toBe('2026-01-02T00:00:00.000Z');
  });
});
