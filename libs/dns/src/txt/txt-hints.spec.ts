import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFailed, aMessage, anAnswered, aQuestion } from '../testing';
import type { Lookup } from '../lookup';
import { judgeTxt } from './judge-txt';
import { hintQuestions } from './place-hints';
import { txtHints, type TxtHintsQuery } from './txt-hints';

const base = 'shop.secure.lab';
const apex = 'secure.lab';
const name = `_ra-challenge.${base}`;
const value = 'abcdefghijklmnopqrstuvwx23';
const question = aQuestion(name, 'TXT');
const soa = `${apex} 900 IN SOA ns.lab 7 300`;
const txt = (text: string, at = name) => `${at} 60 IN TXT "${text}"`;
const gone = anAnswered(question, [], { rcode: 'NXDOMAIN', authority: [soa] });
const elsewhere = (at: string) => anAnswered(aQuestion(at, 'TXT'), [txt(value, at)]);
const servers = anAnswered(aQuestion(apex, 'NS'), [`${apex} 60 IN NS ns2.lab`, `${apex} 60 IN NS ns1.lab`]);

const hints = (lookup: Lookup, more: Partial<TxtHintsQuery> = {}) =>
  txtHints({ base, value, lookup, extra: [], earlier: [], ...more });
const hint = (code: string, lookup: Lookup, more: Partial<TxtHintsQuery> = {}) =>
  hints(lookup, more).find((one) => one.code === code);
const seen = (...texts: string[]) =>
  anAnswered(
    question,
    texts.map((text) => txt(text)),
  );

describe('hints for a TXT proof', () => {
  it('V-T5: asks at most eight questions', () => {
    expect(hintQuestions(base, apex).map((one) => `${one.name} ${one.type}`)).toEqual([
      `${base} TXT`,
      `${name}.${base} TXT`,
      `${name}.${apex} TXT`,
      `ra-challenge.${base} TXT`,
      `_ra-challenge.www.${base} TXT`,
      `${name} CNAME`,
      `${apex} NS`,
      `${apex} SOA`,
    ]);
    expect(hintQuestions(base, null)).toHaveLength(7);
    expect(hintQuestions(`${'a'.repeat(60)}.`.repeat(3) + 'lab', null).every((one) => one.name.length <= 253)).toBe(
      true,
    );
  });

  it.each([
    ['txt-at-apex', base, `${name}. IN TXT "${value}"`],
    ['txt-zone-doubled', `${name}.${base}`, '_ra-challenge'],
    ['txt-zone-doubled', `${name}.${apex}`, '_ra-challenge.shop'],
    ['txt-no-underscore', `ra-challenge.${base}`, `${name}. IN TXT "${value}"`],
    ['txt-at-www', `_ra-challenge.www.${base}`, `${name}. IN TXT "${value}"`],
  ])('V-T5: %s: the value stands at %s', (code, at, fix) => {
    expect(hint(code, gone, { extra: [elsewhere(at)] })).toMatchObject({
      severity: 'info',
      found: at,
      expected: name,
      fix,
      params: { found: at, name },
    });
    expect(hint(code, gone, { extra: [anAnswered(aQuestion(at, 'TXT'), [txt('other', at)])] })).toBeUndefined();
  });

  it('V-T5: what a bogus answer shows is good enough to explain', () => {
    const at = aQuestion(base, 'TXT');
    const extra = [aFailed(at, 'dnssec-bogus', aMessage([txt(value, base)]))];
    expect(hint('txt-at-apex', gone, { extra })).toBeDefined();
  });

  it.each([
    ['txt-quoted', `'${value}'`, `«'${value}'»`],
    ['txt-quoted', `“${value}”`, `«\\xE2\\x80\\x9C${value}\\xE2\\x80\\x9D»`],
    ['txt-quoted', `${value}\\`, `${value}«\\x5C»`],
    ['txt-whitespace', `${value} `, `${value}« »`],
    ['txt-whitespace', `abc\n${value.slice(3)}`, `abc«\\x0A»${value.slice(3)}`],
    ['txt-case', `${value.slice(0, 25)}3`.replace('a', 'A'), `«A»${value.slice(1)}`],
    ['txt-trailing-dot', `${value}.`, `${value}«.»`],
    ['txt-embedded', `value=${value}`, `«value=»${value}`],
    ['txt-embedded', `${name} ${value}`, `«${name} »${value}`],
  ])('V-T5: %s: %j is told with the difference marked', (code, text, found) => {
    expect(hints(seen(text))).toMatchObject([{ code, severity: 'info', found, fix: value }]);
  });

  it('V-T5: quotation marks of a zone file that became part of the value', () => {
    const bytes = Buffer.from(`"${value}"`);
    const record = { ...seen('x').answer!.answer[0]!, data: { kind: 'text' as const, strings: [bytes] } };
    expect(hints(anAnswered(question, [record]))).toMatchObject([{ code: 'txt-quoted' }]);
  });

  it('V-T5: txt-old-value: the value of an earlier challenge, with its date', () => {
    const hash = createHash('sha256').update('an-old-value').digest('hex');
    const earlier = [{ hash, createdAt: new Date('2026-02-03T04:05:06Z') }];
    expect(hints(seen('an-old-value'), { earlier })).toMatchObject([
      { code: 'txt-old-value', fix: value, params: { date: '2026-02-03T04:05:06.000Z' } },
    ]);
  });

  it('V-T5: txt-other-values: the first three, cut to 100 characters, escaped', () => {
    const found = hint('txt-other-values', seen('\u0000<b>', 'y'.repeat(300), 'z', 'four'))?.found;
    expect(found).toBe(`\\x00<b>\n${'y'.repeat(100)}…\nz\n… and 1 more`);
  });

  it('V-T5: txt-cname: the alias leads to a name without TXT', () => {
    const lookup = anAnswered(question, [`${name} 60 IN CNAME x.lab`]);
    expect(hints(lookup)).toMatchObject([{ code: 'txt-cname', params: { target: 'x.lab' }, found: `${name} → x.lab` }]);
  });

  it.each([
    ['to a name that does not exist', anAnswered(question, [`${name} 60 IN CNAME x.lab`], { rcode: 'NXDOMAIN' }), []],
    ['in a circle', anAnswered(question, [`${name} 60 IN CNAME x.lab`, `x.lab 60 IN CNAME ${name}`]), []],
    [
      'in a circle, and the resolver gives up',
      aFailed(question, 'dns-servfail'),
      [anAnswered(aQuestion(name, 'CNAME'), [`${name} 60 IN CNAME ${name}`])],
    ],
  ])('V-T5: txt-cname-broken: an alias %s', (_, lookup, extra) => {
    expect(hints(lookup, { extra })).toMatchObject([{ code: 'txt-cname-broken', severity: 'info' }]);
  });

  it.each([
    ['txt-nxdomain', gone],
    ['txt-nodata', anAnswered(question, [], { authority: [soa] })],
  ])('V-T5: %s: the zone, its name servers, and how long absence is remembered', (code, lookup) => {
    expect(hint(code, lookup, { extra: [servers] })).toMatchObject({
      params: { zone: apex, seconds: 300, servers: 'ns1.lab, ns2.lab' },
    });
  });

  it('V-T5 V-T6: ns-lag: which server has it, which has it not yet', () => {
    const authorities = [
      { server: 'ns1.lab', address: '127.0.0.2', serial: 8, has: true },
      { server: 'ns2.lab', address: '127.0.0.3', serial: 7, has: false },
    ];
    expect(hint('ns-lag', gone, { extra: [servers], authorities })).toMatchObject({
      expected: 'ns1.lab (127.0.0.2, serial 8)',
      found: 'ns2.lab (127.0.0.3, serial 7)',
      params: { server: 'ns2.lab', serial: 7 },
    });
    expect(hint('ns-wrong-zone', gone, { extra: [servers], authorities })).toBeUndefined();
  });

  it('V-T5: ns-wrong-zone: nobody who serves the zone has it, a server that does not serve it may', () => {
    expect(hint('ns-wrong-zone', gone, { extra: [servers] })).toMatchObject({
      params: { servers: 'ns1.lab, ns2.lab' },
    });
    const stranger = { server: 'ns.old.lab', address: '127.0.0.9', serial: 1, has: true };
    expect(hint('ns-wrong-zone', gone, { extra: [servers], authorities: [stranger] })?.found).toContain('ns.old.lab');
    expect(hint('ns-wrong-zone', seen('other'), { extra: [servers] })).toBeUndefined();
  });

  it('V-T5: hints are notes: whatever is seen beside, the verdict stays what it was', () => {
    const text = fc.oneof(fc.constantFrom(value, `"${value}"`, value.toUpperCase(), ''), fc.string({ maxLength: 40 }));
    const owner = fc.constantFrom(name, ...hintQuestions(base, apex).map((one) => one.name));
    const lookupAt = (at: string) =>
      fc
        .tuple(fc.array(text, { maxLength: 3 }), fc.constantFrom('NOERROR', 'NXDOMAIN'), fc.boolean())
        .map(([texts, rcode, answered]) =>
          answered
            ? anAnswered(
                aQuestion(at, 'TXT'),
                texts.map((one) => txt(one.replaceAll('"', ''), at)),
                { rcode },
              )
            : aFailed(aQuestion(at, 'TXT'), 'dnssec-bogus', aMessage(texts.map((one) => txt(one, at)))),
        );
    fc.assert(
      fc.property(lookupAt(name), fc.array(owner.chain(lookupAt), { maxLength: 8 }), (lookup, extra) => {
        const before = judgeTxt({ base, value, lookup });
        const said = hints(lookup, { extra });
        expect(said.every(({ severity }) => severity === 'info')).toBe(true);
        expect(judgeTxt({ base, value, lookup })).toEqual(before);
        if (before.outcome === 'pass') expect(lookup.answer?.answer.some(({ name: at }) => at === name)).toBe(true);
        for (const { found } of said) expect(found ?? '').toMatch(/^[\x20-\x7e\n«»…→]*$/);
      }),
      { numRuns: 500 },
    );
  });
});
