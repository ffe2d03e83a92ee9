import { describe, expect, it } from 'vitest';
import { openStateOf, provenBy, standingOf, validUntilOf } from './domain-state';

const now = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const check = (identifier: string, more: Partial<Parameters<typeof provenBy>[0][number]> = {}) => ({
  ...{ kind: 'domain' as const, identifier, status: 'verified' as const, method: 'txt' as const },
  ...{ checkedAt: now.toISOString(), ...more },
});

describe('how long a proof counts', () => {
  it.each([
    ['as the enterprise says', 30, 30],
    ['V-P0 never longer than the rule in force', 400, 398],
  ])('%s', (_, days, expected) => {
    expect(validUntilOf(daysAgo(0), days, now)).toEqual(new Date(now.getTime() + expected * 86_400_000));
  });

  it.each([
    ['in time', 29, 'verified'],
    ['at the limit', 30, 'expired'],
    ['long ago', 300, 'expired'],
  ] as const)('%s', (_, age, expected) => {
    expect(standingOf({ status: 'verified', verifiedAt: daysAgo(age), validityDays: 30 }, now).status).toBe(expected);
  });

  it('says nothing of one that was never proven', () => {
    const never = { status: 'pending' as const, verifiedAt: null, validityDays: 30 };
    expect(standingOf(never, now)).toEqual({ status: 'pending', validUntil: null });
  });
});

describe('what the checks of a domain prove', () => {
  it('V-P0a TXT proves its name, with the DNSSEC state that belongs to the look', () => {
    const unsigned = check('x.org', { kind: 'dnssec', status: 'not-enabled', method: null });
    expect(provenBy([check('x.org'), unsigned], 'txt')).toEqual({ obtainedAt: now, by: 'txt', names: ['x.org'] });
  });

  it('V-P0a files prove each its own name, and the oldest look counts', () => {
    const old = daysAgo(3).toISOString();
    const files = [check('x.org', { method: 'file' }), check('a.x.org', { method: 'file', checkedAt: old })];
    expect(provenBy(files, 'file')).toEqual({ obtainedAt: daysAgo(3), by: 'file', names: ['x.org', 'a.x.org'] });
  });

  it.each([
    ['no check', []],
    ['one name of two', [check('x.org', { method: 'file' }), check('a.x.org', { method: 'file', status: 'pending' })]],
    ['V-D2 a failed DNSSEC row', [check('x.org'), check('x.org', { kind: 'dnssec', status: 'failed', method: null })]],
    [
      'V-O2 perspectives that have not passed',
      [check('x.org'), check('x.org', { kind: 'mpic', status: 'unverified' })],
    ],
    ['one that ran out', [check('x.org', { status: 'expired' })]],
    ['no look', [check('x.org', { checkedAt: null })]],
    ['nothing but DNSSEC', [check('x.org', { kind: 'dnssec' })]],
  ])('nothing: %s', (_, checks) => {
    for (const by of ['txt', 'file'] as const) expect(provenBy(checks, by)).toBeNull();
  });

  it('nothing by another method, or by none', () => {
    expect(provenBy([check('x.org')], 'file')).toBeNull();
    expect(provenBy([check('x.org')], null)).toBeNull();
  });

  it('an earlier proof of its name, taken over', () => {
    expect(provenBy([check('x.org', { method: null })], 'txt')).toMatchObject({ by: 'txt', names: ['x.org'] });
  });
});

describe('a domain without a proof that counts', () => {
  it.each([
    ['unverified', null, 'unverified'],
    ['pending', null, 'pending'],
    ['failed', null, 'pending'],
    ['unverified', daysAgo(400), 'expired'],
    ['pending', daysAgo(400), 'pending'],
  ] as const)('whose check is %s is %s → %s', (status, verifiedAt, expected) => {
    expect(openStateOf(verifiedAt, [check('x.org', { status })], null)).toBe(expected);
  });

  it('is pending where a new proof may not count yet, and over where the old one is too old', () => {
    const proven = { obtainedAt: daysAgo(1), by: 'txt' as const, names: ['x.org'] };
    expect(openStateOf(null, [check('x.org')], proven)).toBe('pending');
    expect(openStateOf(daysAgo(400), [check('x.org')], proven)).toBe('pending');
    expect(openStateOf(proven.obtainedAt, [check('x.org')], proven)).toBe('expired');
  });
});
