import { expiryWord, pauseLeft } from './expiry';

describe('how long an invitation waits', () => {
  const now = Date.parse('2026-11-25T12:00:00.000Z');

  it.each([
    ['2026-11-28T13:00:00.000Z', 'expires in 3 days'],
    ['2026-11-27T11:59:00.000Z', 'expires in 1 day'],
    ['2026-11-25T17:30:00.000Z', 'expires in 5 h'],
    ['2026-11-25T12:30:00.000Z', 'expires within the hour'],
    ['2026-11-25T11:00:00.000Z', null],
  ])('%s', (expiresAt, word) => {
    expect(expiryWord({ status: 'pending', expiresAt }, now)).toBe(word);
  });
  it('says nothing of what was answered', () => {
    expect(expiryWord({ status: 'accepted', expiresAt: '2026-11-28T13:00:00.000Z' }, now)).toBeNull();
  });
  it('counts the seconds until the next mail', () => {
    expect(pauseLeft({ sentAt: '2026-11-25T11:59:18.000Z' }, now)).toBe(18);
    expect(pauseLeft({ sentAt: '2026-11-25T11:58:00.000Z' }, now)).toBe(0);
  });
});
