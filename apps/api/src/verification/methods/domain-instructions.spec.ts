import { fileInstructions as fileShape, txtInstructions as txtShape } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { newChallengeValue, newFileName } from './challenge-value';
import { fileInstructions, txtInstructions } from './domain-instructions';

const until = new Date('2026-12-25T12:00:00Z');

describe('V-T1, V-F1: challenge values', () => {
  it('have 130 bits in 26 characters, and no two are alike', () => {
    const values = Array.from({ length: 2000 }, newChallengeValue);
    expect(values.filter((value) => !/^[a-z2-7]{26}$/.test(value))).toEqual([]);
    expect(new Set(values).size).toBe(2000);
    expect([...new Set(values.join(''))].sort().join('')).toBe('234567abcdefghijklmnopqrstuvwxyz');
  });

  it('are not the name of the file', () => {
    const value = newChallengeValue();
    expect(newFileName(value)).toMatch(/^[a-z2-7]{26}\.txt$/);
    expect(newFileName(value)).not.toContain(value);
  });
});

describe('V-T1, V-F1: what to publish', () => {
  it('a file', () => {
    const told = fileInstructions('x.example.org', 'abc.txt', 'v', until);
    expect(fileShape.parse(told)).toEqual({
      urls: ['http', 'https'].map((scheme) => `${scheme}://x.example.org/.well-known/pki-validation/abc.txt`),
      path: '/.well-known/pki-validation/abc.txt',
      fileName: 'abc.txt',
      content: 'v',
      expiresAt: '2026-12-25T12:00:00.000Z',
    });
  });

  it.each([
    ['example.org', '_ra-challenge'],
    ['shop.example.org', '_ra-challenge.shop'],
    ['example.co.uk', '_ra-challenge'],
    ['a.b.example.co.uk', '_ra-challenge.a.b'],
  ])('a record for %s, relative to what was registered: %s', (base, relativeName) => {
    const told = txtInstructions(base, 'v', until);
    expect(txtShape.parse(told)).toEqual({
      name: `_ra-challenge.${base}`,
      relativeName,
      type: 'TXT',
      value: 'v',
      zoneLine: `_ra-challenge.${base}. 300 IN TXT "v"`,
      expiresAt: '2026-12-25T12:00:00.000Z',
    });
  });
});
