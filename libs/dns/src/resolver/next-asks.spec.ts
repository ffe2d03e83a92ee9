import { describe, expect, it } from 'vitest';
import type { Exchange, ExchangeFault, Question } from '../exchange';
import type { GivenAnswer } from '../testing/answer-to';
import { answered, unanswered } from '../testing/exchanges';
import { nextAsks } from './next-asks';

const question: Question = { name: 'x.example', type: 'TXT' };
const says = (server: string, given: GivenAnswer, which = 1) => answered(question, given, { server, try: which });
const servfail = (server: string, which = 1, ...ede: number[]) => says(server, { rcode: 'servfail', ede }, which);
const secure = (server: string, which = 1) => says(server, { ad: true }, which);
const unchecked = (server: string, given: GivenAnswer = {}) => answered(question, given, { server, cd: true });
const silent = (server: string, which = 1, fault: ExchangeFault = 'timeout') =>
  unanswered(question, fault, { server, try: which });
const next = (servers: string, exchanges: Exchange[]) =>
  nextAsks(question, servers.split(''), exchanges)
    .map(({ server, cd, try: which }) => `${server}${cd ? '+cd' : which}`)
    .join(' ');

describe('whom to ask next', () => {
  it.each<[string, string, Exchange[], string]>([
    ['V-R6: nobody, where nobody may judge', '', [], ''],
    ['V-R1: the healthiest first', 'ba', [], 'b1'],
    ['V-R5: no second one after an answer', 'ab', [secure('a')], ''],
    ['V-R4: NXDOMAIN is never asked again', 'ab', [says('a', { rcode: 'nxdomain' })], ''],
    ['V-R4: silence: the other one', 'ab', [silent('a')], 'b2'],
    ['V-R4: silence of the only one: once more', 'a', [silent('a')], 'a2'],
    ['V-R4: silence twice is the end', 'a', [silent('a'), silent('a', 2)], ''],
    ['V-R4: UDP and TCP are one try', 'a', [silent('a'), silent('a')], 'a2'],
    ['V-R4: REFUSED: the other one', 'ab', [says('a', { rcode: 'refused' })], 'b2'],
    ['V-R4: SERVFAIL: the other one, and what is behind, side by side', 'ab', [servfail('a')], 'a+cd b2'],
    ['V-R4: SERVFAIL of the only one: once more and what is behind', 'a', [servfail('a')], 'a+cd a2'],
    ['V-DNSSEC: bogus and named so by the only one stands', 'a', [servfail('a', 1, 6)], 'a+cd'],
    ['V-DNSSEC: bogus and named so: the other one too', 'ab', [servfail('a', 1, 6)], 'a+cd b2'],
    [
      'V-DNSSEC: both fail: what the other one has behind',
      'ab',
      [servfail('a'), unchecked('a'), servfail('b', 2)],
      'b+cd',
    ],
    ['V-DNSSEC: silence, then SERVFAIL, data: once more', 'ab', [silent('a'), servfail('b', 2), unchecked('b')], 'b3'],
    [
      'V-DNSSEC: silence, then SERVFAIL, no data: the end',
      'ab',
      [silent('a'), servfail('b', 2), unchecked('b', { rcode: 'refused' })],
      '',
    ],
    ['V-D7: stale data: the other one', 'ab', [says('a', { ede: [3] })], 'b2'],
    [
      'V-R5: one bogus, one secure: all of them again',
      'ab',
      [servfail('a', 1, 6), unchecked('a'), secure('b', 2)],
      'a3 b3',
    ],
    [
      'V-R5: bogus again is the end',
      'ab',
      [servfail('a', 1, 6), unchecked('a'), secure('b', 2), secure('b', 3), servfail('a', 3, 6)],
      '',
    ],
    [
      'V-R5: otherwise once is not twice',
      'ab',
      [servfail('a', 1, 6), unchecked('a'), secure('b', 2), secure('b', 3), secure('a', 3)],
      'a4',
    ],
    [
      'V-R5: never without end',
      'ab',
      [servfail('a', 1, 6), ...[2, 3, 4, 5, 6].map((which) => silent('a', which)), secure('b')],
      '',
    ],
  ])('%s', (_, servers, exchanges, expected) => {
    expect(next(servers, exchanges)).toBe(expected);
  });
});
