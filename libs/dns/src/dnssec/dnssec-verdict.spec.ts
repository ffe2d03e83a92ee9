import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aBreak, aFailed, anAnswered, aQuestion } from '../testing';
import type { DnsRecord } from '../wire/message';
import { dnssecVerdict } from './dnssec-verdict';

const at = aQuestion('x.lab', 'CAA');
const secure = anAnswered(at, []);
const insecure = anAnswered(aQuestion('lab', 'CAA'), [], { state: 'insecure' });
const silent = aFailed(aQuestion('y.lab', 'CAA'), 'dns-timeout');
const bogus = aFailed(aQuestion('z.lab', 'TXT'), 'dnssec-bogus');

describe('dnssecVerdict', () => {
  it.each([
    ['secure', [secure], 'verified', 'pass', null],
    ['insecure', [secure, insecure], 'not-enabled', 'pass', null],
    ['silent', [secure, insecure, silent], 'failed', 'error', 'dns-timeout'],
    ['bogus', [silent, bogus, secure, insecure], 'failed', 'fail', 'dnssec-bogus'],
    ['two resolvers disagree', [aFailed(at, 'dnssec-disagree')], 'failed', 'fail', 'dnssec-disagree'],
    ['no resolver is left', [aFailed(at, 'resolver-not-validating')], 'failed', 'error', 'resolver-not-validating'],
    [
      'V-R7: none over its path',
      [aFailed(at, 'resolver-path-untrusted')],
      'failed',
      'error',
      'resolver-path-untrusted',
    ],
    ['nothing was looked up', [], 'failed', 'error', 'internal'],
    ['an answer is missing that should be there', [{ ...secure, answer: null }], 'failed', 'error', 'internal'],
  ] as const)('V-D1 V-D2: the worst counts: %s', (_, lookups, status, outcome, code) => {
    expect(dnssecVerdict({ lookups })).toMatchObject({ status, outcome, code });
  });

  it('V-D2: bogus is told by the place where the chain breaks', () => {
    const explained = new Map([['z.lab TXT', aBreak('dnssec-wrong-ds')]]);
    expect(dnssecVerdict({ lookups: [bogus], explained })).toMatchObject({ outcome: 'fail', code: 'dnssec-wrong-ds' });
  });

  it('V-D2: nothing bogus or unanswered among the look-ups ever passes', () => {
    const one = fc.constantFrom(secure, insecure, silent, bogus, { ...secure, answer: null });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (lookups) => {
        const isFine = lookups.length > 0 && lookups.every((lookup) => lookup === secure || lookup === insecure);
        expect(dnssecVerdict({ lookups }).outcome === 'pass').toBe(isFine);
      }),
    );
  });

  it.each([
    ['algorithm 99', ['1 99 2']],
    ['digest type 99', ['1 13 99']],
    [undefined, ['1 13 99', '1 13 2']],
    [undefined, ['1 13 4']],
  ])('V-D5: %s at the delegation: %j', (what, given) => {
    const lookup = anAnswered(
      aQuestion('x.lab', 'DS'),
      given.map((one) => `x.lab 60 IN DS ${one}`),
    );
    const { findings, status } = dnssecVerdict({ lookups: [insecure], beside: [lookup] });
    expect(findings.map(({ code, severity, params }) => [code, severity, params['algorithm']])).toEqual(
      what === undefined ? [] : [['dnssec-unsupported', 'info', what]],
    );
    expect(status).toBe('not-enabled');
  });

  it.each([
    [200, 'insecure', '200 NSEC3 iterations'],
    [200, 'secure', undefined],
    [0, 'insecure', undefined],
  ] as const)('V-D5: %d iterations in an absence that is %s', (iterations, state, what) => {
    const data = { kind: 'nsec3', iterations, optOut: false, types: [] } as const;
    const nsec3: DnsRecord = { name: 'h.x.lab', type: 'NSEC3', ttl: 60, rdata: Buffer.alloc(0), data };
    const lookup = anAnswered(at, [], { state, authority: [nsec3, 'x.lab 60 IN SOA ns.lab 1 60'] });
    expect(dnssecVerdict({ lookups: [lookup] }).findings[0]?.params['algorithm']).toBe(what);
  });
});
