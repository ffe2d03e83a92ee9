import type { Check, RequestState } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { actionsOf, blockersOf, isFresh, statusOf, waitsForOf } from './request-state';
import type { Step } from './steps/steps';

const now = new Date('2026-11-25T12:00:00Z');
const steps = (last: Step['state'] = 'done'): Step[] => [
  { id: 'csr', state: 'done' },
  { id: 'sdn', state: 'done' },
  { id: 'san', state: last },
  { id: 'verification', state: 'todo' },
];
const check = (status: Check['status'], kind: Check['kind'] = 'mailbox', over: Partial<Check> = {}) => ({
  id: `${kind} ${status}`,
  kind,
  identifier: 'a@x.org',
  status,
  code: null,
  validUntil: null,
  nextTryAt: null,
  details: [],
  ...over,
});
const soon = { nextTryAt: '2026-11-25T12:05:00Z' };
const names = { requester: 'Mia', ca: 'Issuing CA' };

describe('statusOf', () => {
  it.each<[string, RequestState, Step[], Check['status'][], RequestState]>([
    ['a step open', 'draft', steps('todo'), [], 'draft'],
    ['a step that became wrong leads back', 'verified', steps('invalid'), ['verified'], 'draft'],
    ['V-P3 nothing planned', 'draft', steps(), [], 'verified'],
    ['a check open', 'draft', steps(), ['verified', 'unverified'], 'verifying'],
    ['a proof that ran out leads back', 'verified', steps(), ['expired'], 'verifying'],
    ['V-P4 not enabled counts as passed', 'verifying', steps(), ['verified', 'not-enabled'], 'verified'],
    ['failed never does', 'verifying', steps(), ['failed'], 'verifying'],
    ['what the CA has is not moved by checks', 'issuing', steps(), ['expired'], 'issuing'],
    ['nor what is issued', 'issued', steps('todo'), ['expired'], 'issued'],
  ])('%s', (_, status, all, checks, expected) => {
    expect(statusOf({ status, steps: all, checks: checks.map((each) => check(each)) })).toBe(expected);
  });
});

describe('actionsOf', () => {
  const all = { issue: true, delete: true };
  it.each([
    ['draft', all, ['delete']],
    ['verifying', all, []],
    ['verified', all, ['generate']],
    ['verified', { ...all, issue: false }, []],
    ['issued', all, []],
  ] as const)('%s with %o', (status, may, expected) => {
    expect(actionsOf({ status }, { vetting: 'none' }, may)).toEqual(expected);
  });

  it('keeps Generate from where somebody must approve', () => {
    expect(actionsOf({ status: 'verified' }, { vetting: 'operator' }, all)).toEqual([]);
  });
});

describe('blockersOf', () => {
  it('names open steps, then each check that has not passed, with its reason', () => {
    const checks = [check('verified'), check('unverified'), check('failed', 'mailbox', { code: 'mailbox-refused' })];
    expect(
      blockersOf({ status: 'draft', steps: steps('todo'), checks, csr: null }).map(({ code, step, checkId }) => [
        code,
        step,
        checkId,
      ]),
    ).toEqual([
      ['step-missing', 'san', null],
      ['not-started', 'verification', 'mailbox unverified'],
      ['mailbox-refused', 'verification', 'mailbox failed'],
    ]);
  });

  it('says what was found against a CSR after it had been taken', () => {
    const csr = { findings: [{ code: 'csr-key-used', severity: 'error' as const, text: 'Used.' }] };
    const open = [{ id: 'csr', state: 'invalid' }] as const;
    expect(blockersOf({ status: 'draft', steps: open, checks: [], csr })).toEqual([
      { code: 'csr-key-used', step: 'csr', checkId: null, text: 'Used.' },
    ]);
  });

  it('has nothing to say once it is issued', () => {
    expect(blockersOf({ status: 'issued', steps: steps('todo'), checks: [], csr: null })).toEqual([]);
  });
});

describe('waitsForOf', () => {
  it.each<[string, RequestState, ReturnType<typeof check>[], string]>([
    ['a draft: its requester', 'draft', [], 'requester Mia'],
    ['a check to start: the requester', 'verifying', [check('pending'), check('unverified')], 'requester Mia'],
    [
      'a Token that was mailed: who owns the mailbox',
      'verifying',
      [check('verified'), check('pending')],
      'mailbox-owner a@x.org',
    ],
    ['a record to be published: DNS', 'verifying', [check('pending', 'domain')], 'dns a@x.org'],
    ['a record that is looked for again by itself: DNS', 'verifying', [check('failed', 'domain', soon)], 'dns a@x.org'],
    ['one that is not: the requester', 'verifying', [check('failed', 'domain')], 'requester Mia'],
    ['CAA records that nobody looked at: the requester', 'verifying', [check('unverified', 'caa')], 'requester Mia'],
    [
      'CAA records to be changed: DNS',
      'verifying',
      [check('failed', 'caa', soon), check('failed', 'dnssec')],
      'dns a@x.org',
    ],
    ['the CA', 'issuing', [], 'ca Issuing CA'],
    ['nobody', 'issued', [], 'nobody null'],
  ])('%s', (_, status, checks, expected) => {
    const { who, name } = waitsForOf({ status, steps: steps(), checks }, names);
    expect(`${who} ${String(name)}`).toBe(expected);
  });
});

describe('isFresh (V-P4)', () => {
  it.each([
    ['ends in 61 seconds', 61, true],
    ['ends in 60 seconds', 60, false],
    ['ended', -1, false],
  ])('a proof that %s', (_, seconds, fresh) => {
    const validUntil = new Date(now.getTime() + seconds * 1000).toISOString();
    expect(isFresh([check('verified', 'mailbox', { validUntil })], now)).toBe(fresh);
  });
});
