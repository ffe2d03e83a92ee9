import type { Check } from '@countersign/contracts';
import { aCheck } from '../testing/a-request';
import { actOf, comesWith } from './board-acts';
import { leftWords } from './left-words';

const of = (kind: Check['kind'], over: Partial<Check> = {}) => aCheck({ kind, identifier: 'x.example', ...over });
const passed = { status: 'verified', outcome: 'pass' } as const;
const txt: Partial<Check> = {
  status: 'pending',
  method: 'txt',
  instructions: {
    name: '_ra-challenge.x.example',
    relativeName: '_ra-challenge',
    type: 'TXT',
    value: 'abc',
    zoneLine: '_ra-challenge.x.example. 300 IN TXT "abc"',
    expiresAt: '2026-12-24T10:00:00Z',
  },
};

describe('what can be done about a row', () => {
  it.each<[string, Check, Check[], string | null, string | null]>([
    ['a domain that nobody began', of('domain'), [], 'start', null],
    ['a domain with its value shown', of('domain', txt), [], 'look', null],
    ['a domain whose value is too old', of('domain', { status: 'expired' }), [], 'start', null],
    ['a proved domain', of('domain', passed), [], null, null],
    ['CAA', of('caa'), [], 'look', null],
    ['CAA that passed', of('caa', passed), [], null, null],
    ['DNSSEC beside open CAA', of('dnssec'), [of('caa'), of('domain')], null, 'caa'],
    ['DNSSEC beside an open domain', of('dnssec'), [of('domain')], null, 'domain'],
    ['DNSSEC beside CAA of another name', of('dnssec'), [of('caa', { identifier: 'y.example' })], 'look', null],
    ['DNSSEC that fell after all else had passed', of('dnssec'), [of('caa', passed)], 'look', null],
    ['an unsigned zone', of('dnssec', { status: 'not-enabled' }), [of('caa')], null, null],
  ])('%s', (_, check, others, act, beside) => {
    expect([actOf(check, [...others, check]), comesWith(check, [...others, check])]).toEqual([act, beside]);
  });
});

describe('what is left', () => {
  it.each<[Check, Check[], string]>([
    [of('domain'), [], 'Choose how to prove it.'],
    [of('domain', txt), [], 'Add the TXT record to its zone, then press Verify.'],
    [of('domain', { ...txt, running: true }), [], 'We are looking now.'],
    [of('caa'), [], 'Press Verify: we ask which CAs may issue.'],
    [
      of('caa', { status: 'failed', outcome: 'fail' }),
      [],
      'Its CAA records keep us from issuing: have them changed, then press Check again.',
    ],
    [of('caa', { status: 'failed', outcome: 'error' }), [], 'We could not look. Press Check again.'],
    [of('dnssec'), [of('caa')], 'Comes by itself with the look above.'],
    [
      of('dnssec', { status: 'failed', outcome: 'fail' }),
      [],
      'Its signatures do not verify: have the zone repaired, then press Check again.',
    ],
  ])('%#: %o', (check, others, words) => {
    expect(leftWords(check, [...others, check])).toBe(words);
  });
});
