import { isPassed, lookOfCheck } from './check-look';

describe('lookOfCheck', () => {
  it.each([
    [{ status: 'unverified', outcome: null, running: false }, 'Unverified', 'off'],
    [{ status: 'pending', outcome: null, running: false }, 'Pending', 'pending'],
    [{ status: 'pending', outcome: null, running: true }, 'Checking…', 'checking'],
    [{ status: 'verified', outcome: 'pass', running: false }, 'Verified', 'verified'],
    [{ status: 'failed', outcome: 'fail', running: false }, 'Unverified', 'failed'],
    [{ status: 'failed', outcome: 'error', running: false }, 'Could not check', 'unchecked'],
    [{ status: 'expired', outcome: 'fail', running: false }, 'Expired', 'expired'],
    [{ status: 'not-enabled', outcome: 'pass', running: false }, 'Not enabled', 'off'],
  ] as const)('%o reads "%s"', (check, word, tone) => {
    expect(lookOfCheck(check)).toMatchObject({ word, tone });
  });

  it('counts an unsigned zone as passed', () => {
    expect(isPassed({ status: 'not-enabled' })).toBe(true);
    expect(isPassed({ status: 'pending' })).toBe(false);
  });
});
