import { checkCodes, hintCodes, problemCodes, type CheckCode } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import type { Code } from './code';
import { en } from './en';
import { detail, say } from './say';
import type { Params, Words } from './words';

const codes: Code[] = [...problemCodes, ...(Object.keys(checkCodes) as CheckCode[]), ...hintCodes];

describe('say', () => {
  it('puts parameters in', () => {
    expect(say('email-domain-differs', { email: 'a@x.example' }).what).toBe(
      'a@x.example does not belong to one of the Domain Names (DNS) above.',
    );
  });

  it('says the fallback for a parameter that is not given', () => {
    expect(say('email-domain-differs').what).toBe(
      'The address does not belong to one of the Domain Names (DNS) above.',
    );
  });

  it('takes the value 0 for what it is', () => {
    expect(say('mailbox-token-wrong', { triesLeft: 0 }).why).toContain('Tries left: 0.');
  });

  it('does not read parameters from the prototype, nor placeholders from a value', () => {
    expect(say('already-exists', Object.create({ name: 'x' }) as Params).what).toMatch(/^One of that name/);
    expect(say('already-exists', { name: '{name|again}' }).what).toBe('{name|again} exists already.');
  });
});

describe('a reason', () => {
  it('says more than the code alone; one that has no words says what the code says', () => {
    expect(say('csr-modulus', { reason: 'small-factor', factor: 751 }).what).toBe(
      'The modulus of the RSA key can be divided by 751.',
    );
    expect(say('csr-unreadable', { reason: 'cut-off' }).fix).toMatch(/^Copy the whole text again/);
    for (const reason of ['unheard-of', 'constructor'])
      expect(say('csr-modulus', { reason })).toEqual(say('csr-modulus'));
  });
});

describe('detail', () => {
  it('is what, why and what to do, as one text', () => {
    expect(detail('not-started')).toBe(
      'This check was not started. There is no token or value yet against which an answer could be compared. Start it first, then verify.',
    );
  });
});

describe('the words of each code', () => {
  it('has no words without a code', () => {
    expect(Object.keys(en).sort()).toEqual([...new Set(codes)].sort());
  });

  it.each([...new Set(codes)])('%s', (code) => {
    const { title, what, why, fix } = say(code);
    const { reasons = {} }: Words = en[code];
    for (const reason of Object.keys(reasons)) expect(say(code, { reason }).what).toMatch(/^[A-Z][^{}]*\.$/);
    expect(title).toMatch(/^[A-Z]/);
    expect(title.length).toBeLessThanOrEqual(40);
    expect(title).not.toMatch(/[.!]$/);
    for (const sentence of [what, why]) expect(sentence).toMatch(/^[A-Z][^{}]*\.$/);
    expect(fix).toMatch(/^[A-Z][^{}]*$/);
    expect(`${title} ${what} ${why} ${fix}`).not.toMatch(/!|\b(please|oops|invalid)\b|undefined/i);
    expect(`${what} ${why} ${fix}`).not.toMatch(/ {2}| [.,:]/);
  });
});
