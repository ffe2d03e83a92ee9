import { describe, expect, it } from 'vitest';
import type { Lookup } from '../lookup';
import { aFailed, aMessage, anAnswered, aQuestion } from '../testing';
import { breakQuestions, chainQuestions, dnssecQuestions } from './dnssec-questions';
import { whereItBreaks } from './where-it-breaks';

const now = new Date('2026-05-01T00:00:00Z');
const current = '2026-04-01 2026-06-01';
const name = 'a.x.lab';
const question = aQuestion(name, 'CAA');
const caa = `${name} 60 IN CAA 0 issuemail "ca.example"`;
const signed = (type: string, dates = current, owner = name, zone = 'x.lab') =>
  `${owner} 60 IN RRSIG ${type} 13 222 ${zone} ${dates}`;
const failing = (...records: string[]) => aFailed(question, 'dnssec-bogus', aMessage(records));
const absent = (...authority: string[]) => aFailed(question, 'dnssec-bogus', aMessage([], { authority }));

const ds = (zone: string, ...given: string[]) =>
  anAnswered(
    aQuestion(zone, 'DS'),
    given.map((one) => `${zone} 60 IN DS ${one}`),
  );
const keys = (zone: string, ...given: string[]) =>
  anAnswered(
    aQuestion(zone, 'DNSKEY'),
    given.map((one) => `${zone} 60 IN DNSKEY 257 ${one}`),
  );
const badKeys = (...records: string[]) => aFailed(aQuestion('x.lab', 'DNSKEY'), 'dnssec-bogus', aMessage(records));
const key = 'x.lab 60 IN DNSKEY 257 13 222';
const top = [ds('lab', '111 13 2'), keys('lab', '13 111'), ds('x.lab', '222 13 2')];
const fine = [...top, keys('x.lab', '13 222'), ds(name)];
const where = (failed: Lookup, lookups: readonly Lookup[]) => whereItBreaks({ failing: failed, lookups, now });

describe('whereItBreaks', () => {
  it.each<[string, Lookup, Lookup[], string, Record<string, string | number>]>([
    [
      'the keys have expired',
      failing(caa),
      [...top, badKeys(key, signed('DNSKEY', '2026-01-01 2026-02-01', 'x.lab'))],
      'dnssec-expired',
      { zone: 'x.lab', keyTag: 222, date: '2026-02-01T00:00:00.000Z' },
    ],
    [
      'the keys are not there yet',
      failing(caa),
      [...top, badKeys(key, signed('DNSKEY', '2026-07-01 2026-08-01', 'x.lab'))],
      'dnssec-not-yet',
      { zone: 'x.lab', keyTag: 222, date: '2026-07-01T00:00:00.000Z' },
    ],
    [
      'the DS names another key',
      failing(caa),
      [...top, badKeys('x.lab 60 IN DNSKEY 257 13 333', signed('DNSKEY', current, 'x.lab'))],
      'dnssec-wrong-ds',
      { zone: 'x.lab', ds: '222 (algorithm 13)', keys: '333 (algorithm 13)' },
    ],
    [
      'the DS names another algorithm',
      failing(caa),
      [...top, badKeys('x.lab 60 IN DNSKEY 257 8 222')],
      'dnssec-wrong-ds',
      { zone: 'x.lab', keys: '222 (algorithm 8)' },
    ],
    ['the zone has no keys', failing(caa), [...top, badKeys()], 'dnssec-no-dnskey', { zone: 'x.lab' }],
    ['the keys are not signed', failing(caa), [...top, badKeys(key)], 'dnssec-unsigned', { type: 'DNSKEY' }],
    [
      'the keys are badly signed',
      failing(caa),
      [...top, badKeys(key, signed('DNSKEY', current, 'x.lab'))],
      'dnssec-bad-signature',
      { zone: 'x.lab', type: 'DNSKEY' },
    ],
    ['the set is not signed', failing(caa), fine, 'dnssec-unsigned', { zone: 'x.lab', type: 'CAA' }],
    [
      'the set has expired',
      failing(caa, signed('CAA', '2026-01-01 2026-02-01')),
      fine,
      'dnssec-expired',
      { zone: 'x.lab', keyTag: 222, date: '2026-02-01T00:00:00.000Z' },
    ],
    [
      'the set is not there yet',
      failing(caa, signed('CAA', '2026-07-01 2026-08-01')),
      fine,
      'dnssec-not-yet',
      { date: '2026-07-01T00:00:00.000Z' },
    ],
    ['the set is badly signed', failing(caa, signed('CAA')), fine, 'dnssec-bad-signature', { type: 'CAA' }],
    ['absence has no proof', absent(), fine, 'dnssec-no-denial', { zone: 'x.lab' }],
    [
      'the proof of absence has no signature',
      absent(`${name} 60 IN NSEC b.x.lab A RRSIG NSEC`),
      fine,
      'dnssec-no-denial',
      { zone: 'x.lab' },
    ],
    [
      'the proof of absence says that it is there',
      absent(`${name} 60 IN NSEC b.x.lab A CAA RRSIG NSEC`, signed('NSEC')),
      fine,
      'dnssec-no-denial',
      { zone: 'x.lab', type: 'NSEC' },
    ],
    [
      'the proof of absence has expired',
      absent(`${name} 60 IN NSEC b.x.lab A RRSIG NSEC`, signed('NSEC', '2026-01-01 2026-02-01')),
      fine,
      'dnssec-expired',
      { keyTag: 222 },
    ],
    [
      'the proof of absence is badly signed',
      absent(`${name} 60 IN NSEC b.x.lab A RRSIG NSEC`, signed('NSEC')),
      fine,
      'dnssec-bad-signature',
      { type: 'NSEC' },
    ],
  ])('V-D6: %s', (_, failed, lookups, code, params) => {
    const found = where(failed, lookups);
    expect(found).toMatchObject({
      code,
      brokenAt: 'x.lab',
      findings: [{ code, at: 'x.lab', retryable: true, params }],
    });
  });

  it('V-D6: two keys, one of them named by the DS: the dates of its signature count', () => {
    const records = [key, 'x.lab 60 IN DNSKEY 256 13 444'];
    const signatures = [
      'x.lab 60 IN RRSIG DNSKEY 13 444 x.lab 2026-04-01 2026-06-01',
      'x.lab 60 IN RRSIG DNSKEY 13 222 x.lab 2026-01-01 2026-02-01',
    ];
    expect(where(failing(caa), [...top, badKeys(...records, ...signatures)]).code).toBe('dnssec-expired');
  });

  it('V-D6: an alias into a broken zone: the break is there', () => {
    const failed = aFailed(
      aQuestion('to.y.lab', 'CAA'),
      'dnssec-bogus',
      aMessage(['to.y.lab 60 IN CNAME a.x.lab', signed('CNAME', current, 'to.y.lab', 'y.lab'), caa, signed('CAA')]),
    );
    expect(breakQuestions(failed).map((one) => one.name)).toEqual(
      expect.arrayContaining(['y.lab', 'x.lab', 'a.x.lab']),
    );
    const lookups = [...fine, ds('y.lab', '555 13 2'), keys('y.lab', '13 555')];
    expect(where(failed, lookups)).toMatchObject({ code: 'dnssec-bad-signature', brokenAt: 'x.lab' });
    const expired = [
      ...top,
      ds('y.lab', '555 13 2'),
      keys('y.lab', '13 555'),
      badKeys(key, signed('DNSKEY', '2026-01-01 2026-02-01', 'x.lab')),
    ];
    expect(where(failed, expired)).toMatchObject({ code: 'dnssec-expired', brokenAt: 'x.lab' });
  });

  it.each<[string, Lookup, Lookup[]]>([
    ['nothing came unchecked', aFailed(question, 'dnssec-bogus'), fine],
    ['nobody answered the questions beside', failing(caa), []],
    ['an unsigned zone lies between', failing(caa), [...top.slice(0, 2), { ...ds('x.lab'), state: 'insecure' }]],
  ])('V-D6: the place is not found where %s', (_, failed, lookups) => {
    expect(where(failed, lookups)).toMatchObject({ code: 'dnssec-bogus', brokenAt: null });
  });

  it('V-D7: the text of an extended error is told verbatim, escaped and cut', () => {
    const ede = [{ code: 6, text: `signature crypto failed\u001b[31m${'x'.repeat(400)}` }];
    const [line] = where({ ...failing(caa), ede }, []).findings;
    expect(line?.params['text']).toMatch(/^EDE 6 "signature crypto failed\\x1B\[31mx+…"$/);
    expect(String(line?.params['text']).length).toBeLessThan(312);
    expect(line?.found).toContain('EDE 6');
  });
});

describe('the questions beside', () => {
  it('V-D6: DS and keys of each possible zone cut, from the top level domain down, and not without end', () => {
    expect(dnssecQuestions('a.x.lab').map((one) => `${one.name} ${one.type}`)).toEqual([
      ...['lab DS', 'lab DNSKEY', 'x.lab DS', 'x.lab DNSKEY', 'a.x.lab DS', 'a.x.lab DNSKEY'],
    ]);
    expect(dnssecQuestions('a.'.repeat(100) + 'lab')).toHaveLength(16);
  });

  it('V-E2: the chain of each signer up to the root, at most twelve, nothing asked twice', () => {
    const answered = anAnswered(question, [caa, signed('CAA')]);
    expect(chainQuestions([answered, keys('x.lab', '13 222')]).map((one) => `${one.name} ${one.type}`)).toEqual([
      ...['. DNSKEY', 'x.lab DS', 'lab DS', 'lab DNSKEY'],
    ]);
    const many = Array.from({ length: 20 }, (_, i) => signed('CAA', current, name, `z${i}.lab`));
    expect(chainQuestions([anAnswered(question, [caa, ...many])])).toHaveLength(12);
    expect(chainQuestions([anAnswered(question, [caa])])).toEqual([]);
  });
});
