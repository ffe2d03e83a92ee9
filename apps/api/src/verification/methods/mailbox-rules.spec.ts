import { describe, expect, it } from 'vitest';
import type { ChallengeState } from './mailbox.entities';
import { expiryOf, judge, resendOf, shownState, triesLeft } from './mailbox-rules';
import { newToken, tokenHash } from './mailbox-token';

const sent = new Date('2026-11-25T12:00:00Z');
const after = (seconds: number) => new Date(sent.getTime() + seconds * 1000);
const token = newToken();
const challenge = (over: { state?: ChallengeState; wrongTries?: number } = {}) => ({
  state: 'pending' as ChallengeState,
  wrongTries: 0,
  expiresAt: expiryOf(sent),
  tokenHash: tokenHash(token),
  ...over,
});
const verdict = (over: Parameters<typeof challenge>[0], typed: string, at = after(60)) => {
  const judged = judge(challenge(over), typed, at);
  return judged.is === 'over' ? judged.code : judged.is;
};

describe('judge (V-M3, V-M4)', () => {
  it.each([
    ['the right one', {}, token, 'right'],
    ['the right one after four wrong ones', { wrongTries: 4 }, token, 'right'],
    ['a wrong one', {}, newToken(), 'wrong'],
    ['the fourth wrong one', { wrongTries: 3 }, newToken(), 'wrong'],
    ['the fifth wrong one', { wrongTries: 4 }, newToken(), 'burnt'],
    ['the right one when burnt', { state: 'burnt' as const }, token, 'mailbox-token-burnt'],
    ['the right one a second time', { state: 'verified' as const }, token, 'mailbox-token-used'],
    ['the right one of an older mail', { state: 'replaced' as const }, token, 'mailbox-token-expired'],
    ['the right one after a refusal', { state: 'refused' as const }, token, 'link-withdrawn'],
    ['the right one when the address left', { state: 'withdrawn' as const }, token, 'link-withdrawn'],
  ])('%s', (_, over, typed, expected) => {
    expect(verdict(over, typed)).toBe(expected);
  });

  it('lets it work for 24 hours to the second', () => {
    expect(verdict({}, token, after(86_399))).toBe('right');
    expect(verdict({}, token, after(86_400))).toBe('expired');
  });
});

describe('what is shown', () => {
  it('counts the tries down and shows none once it is over', () => {
    expect([0, 3].map((wrongTries) => triesLeft({ state: 'pending', wrongTries }))).toEqual([5, 2]);
    expect(triesLeft({ state: 'burnt', wrongTries: 5 })).toBe(0);
  });

  it('says expired by the clock, before anything was written down', () => {
    expect(shownState(challenge(), after(86_400))).toBe('expired');
    expect(shownState(challenge(), after(1))).toBe('pending');
  });

  it('lets a mail go out again after 60 seconds', () => {
    expect(resendOf(sent)).toEqual(after(60));
  });
});
