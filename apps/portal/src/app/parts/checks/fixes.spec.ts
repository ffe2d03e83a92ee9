import type { Check, Detail } from '@countersign/contracts';
import { fixesOf } from './fixes';

const seen = (fix: string | null): Detail => ({
  code: 'txt-missing',
  severity: 'error',
  subject: 'x.example',
  expected: null,
  found: null,
  at: null,
  fix,
  retryable: true,
  source: 'countersign',
  text: '',
});
const instructions = {
  name: '_ra-challenge.x.example',
  relativeName: '_ra-challenge',
  type: 'TXT',
  value: 'abc',
  zoneLine: '_ra-challenge.x.example. 300 IN TXT "abc"',
  expiresAt: '2026-12-24T10:00:00Z',
} as const;

describe('fixesOf', () => {
  it.each<[string, (string | null)[], Check['instructions'], string[]]>([
    ['each line once', ['a', 'a', null, 'b'], null, ['a', 'b']],
    ['not what is shown above: the value', ['abc', 'other'], instructions, ['other']],
    ['nor the zone line, whatever time it names', ['_ra-challenge.x.example. IN TXT "abc"'], instructions, []],
    ['nothing where nothing helps', [null], null, []],
  ])('%s', (_, fixes, shown, expected) => {
    expect(fixesOf({ details: fixes.map(seen), instructions: shown })).toEqual(expected);
  });
});
