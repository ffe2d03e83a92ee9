import { finding } from '@countersign/dns';
import { describe, expect, it } from 'vitest';
import { nextTryOf } from './schedule';

const now = new Date('2026-11-25T12:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const missing = { details: [finding('txt-missing', 'x.example', { retryable: true })] };
const forever = inMinutes(1e6);

describe('V-S4 the next look that nobody asks for', () => {
  it('comes after 1, 2, 5, 15 and 60 minutes, then each hour', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6, 50].map(
      (rechecks) =>
        ((nextTryOf(missing, { rechecks, until: forever }, now)?.getTime() ?? NaN) - now.getTime()) / 60_000,
    );
    expect(minutes).toEqual([1, 2, 5, 15, 60, 60, 60, 60]);
  });
  it('never comes after the challenge has ended', () => {
    expect(nextTryOf(missing, { rechecks: 4, until: inMinutes(60) }, now)).toBeNull();
    expect(nextTryOf(missing, { rechecks: 4, until: inMinutes(61) }, now)).toEqual(inMinutes(60));
    expect(nextTryOf(missing, { rechecks: 0, until: null }, now)).toBeNull();
  });
  it('never comes where it would be of no use', () => {
    const refused = { details: [finding('file-address-refused', 'x.example')] };
    expect(nextTryOf(refused, { rechecks: 0, until: forever }, now)).toBeNull();
  });
  it('does not come for what a hint alone says of trying again', () => {
    const hint = { details: [finding('ns-lag', 'x.example', { severity: 'info', retryable: true })] };
    expect(nextTryOf(hint, { rechecks: 0, until: forever }, now)).toBeNull();
  });
});
