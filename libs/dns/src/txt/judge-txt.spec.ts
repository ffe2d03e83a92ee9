import { describe, expect, it } from 'vitest';
import { aBreak, aFailed, anAnswered, aQuestion } from '../testing';
import { judgeTxt } from './judge-txt';

const base = 'shop.secure.lab';
const name = `_ra-challenge.${base}`;
const value = 'abcdefghijklmnopqrstuvwx23';
const question = aQuestion(name, 'TXT');
const txt = (...strings: string[]) => `${name} 60 IN TXT ${strings.map((one) => `"${one}"`).join(' ')}`;
const judge = (...records: string[]) => judgeTxt({ base, value, lookup: anAnswered(question, records) });
const others = Array.from({ length: 200 }, (_, i) => txt(`other-${i}`));

describe('judgeTxt', () => {
  it.each([
    ['the value', [txt(value)]],
    ['the value in two strings', [txt(value.slice(0, 13), value.slice(13))]],
    ['the value beside 200 others', [...others.slice(0, 100), txt(value), ...others.slice(100)]],
    ['the value beyond a CNAME', [`${name} 60 IN CNAME x.lab`, `x.lab 60 IN TXT "${value}"`]],
    ['the value beyond a DNAME', ['secure.lab 60 IN DNAME b.lab', `_ra-challenge.shop.b.lab 60 IN TXT "${value}"`]],
  ])('V-T2 V-T3: passes with %s', (_, records) => {
    expect(judge(...records)).toMatchObject({ outcome: 'pass', code: null, findings: [] });
  });

  it('V-T2: passes in an unsigned zone', () => {
    const lookup = anAnswered(question, [txt(value)], { state: 'insecure' });
    expect(judgeTxt({ base, value, lookup }).outcome).toBe('pass');
  });

  it.each([
    ['a blank behind it', [txt(`${value} `)]],
    ['capitals', [txt(value.toUpperCase())]],
    ['more text', [txt(`x=${value}`)]],
    ['its halves in two records', [txt(value.slice(0, 13)), txt(value.slice(13))]],
    ['NUL behind it', [txt(`${value}\0`)]],
    ['others only', others],
    ['nothing in the record', [txt('')]],
  ])('V-T2: fails with %s', (_, records) => {
    expect(judge(...records)).toMatchObject({ outcome: 'fail', code: 'txt-mismatch' });
  });

  it.each([
    ['nothing', []],
    ['the value at another name', [`${base} 60 IN TXT "${value}"`]],
    ['aliases in a circle', [`${name} 60 IN CNAME x.lab`, `x.lab 60 IN CNAME ${name}`]],
    ['an alias without TXT at its target', [`${name} 60 IN CNAME x.lab`]],
  ])('V-T2 V-T3: fails with %s', (_, records) => {
    expect(judge(...records)).toMatchObject({ outcome: 'fail', code: 'txt-missing' });
  });

  it('V-T2: an empty value is proved by nothing, not even by an empty record', () => {
    expect(judgeTxt({ base, value: '', lookup: anAnswered(question, [txt('')]) }).outcome).toBe('fail');
  });

  it('V-T3: tells the chain and the final owner', () => {
    const found = judge(`${name} 60 IN CNAME x.lab`, 'x.lab 60 IN CNAME y.lab', `y.lab 60 IN TXT "${value}"`);
    expect(found).toMatchObject({ chain: [name, 'x.lab', 'y.lab'], owner: 'y.lab' });
  });

  it.each(['dns-timeout', 'dns-servfail', 'dns-stale', 'dns-unreadable', 'resolver-not-validating'] as const)(
    'V-D2: %s is an error, not a missing record',
    (fault) => {
      expect(judgeTxt({ base, value, lookup: aFailed(question, fault) })).toMatchObject({
        outcome: 'error',
        code: fault,
      });
    },
  );

  it('V-D2: the value in a bogus answer proves nothing; the code is where the chain breaks', () => {
    const good = anAnswered(question, [txt(value)]);
    const lookup = { ...aFailed(question, 'dnssec-bogus', good.answer), answer: good.answer };
    const explained = new Map([[`${name} TXT`, aBreak('dnssec-bad-signature')]]);
    expect(judgeTxt({ base, value, lookup }).code).toBe('dnssec-bogus');
    expect(judgeTxt({ base, value, lookup, explained })).toMatchObject({
      outcome: 'error',
      code: 'dnssec-bad-signature',
    });
  });

  it('V-T2: an answer that was cut off proves nothing, whatever can be read of it', () => {
    const whole = anAnswered(question, [txt(value)]);
    const lookup = { ...whole, answer: { ...whole.answer!, tc: true } };
    expect(judgeTxt({ base, value, lookup }).outcome).toBe('error');
  });

  it('V-T1: the answer to another question is our fault, not a proof', () => {
    const lookup = anAnswered(aQuestion(`_ra-challenge.other.lab`, 'TXT'), [
      `_ra-challenge.other.lab 60 IN TXT "${value}"`,
    ]);
    expect(judgeTxt({ base, value, lookup })).toMatchObject({ outcome: 'error', code: 'internal' });
  });

  it('V-T1: what is missing is told with the line to add, what is there escaped and cut', () => {
    expect(judge().findings[0]).toMatchObject({ at: name, found: null, fix: `${name}. IN TXT "${value}"` });
    const [line] = judge(txt(`\u0007\u001b${'x'.repeat(200)}`), ...others).findings;
    expect(line?.found).toMatch(/^\\x07\\x1Bx{92}…\nother-0\nother-1\n… and 198 more$/);
  });
});
