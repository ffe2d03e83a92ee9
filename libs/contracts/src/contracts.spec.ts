import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import {
  emailAddress,
  listQuery,
  moment,
  permissions,
  anyOf,
  profileContent,
  profileVersionQuery,
  sanStep,
} from './index';

const codesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => `/${path.join('/')} ${message}`) ?? [];

describe('a list query', () => {
  const query = listQuery(['createdAt'], { status: anyOf(['draft', 'issued']).optional() });
  it('reads numbers and comma lists from the address', () => {
    expect(query.parse({ size: '50', status: 'draft,issued', sort: 'createdAt:desc' })).toEqual({
      size: 50,
      status: ['draft', 'issued'],
      sort: 'createdAt:desc',
    });
  });
  it.each([
    [{ sort: 'name:asc' }, ['/sort unknown-sort']],
    [{ status: 'nope' }, ['/status/0 unknown-filter']],
    [{ size: '201' }, ['/size invalid-field']],
    [{ size: '1e9' }, ['/size invalid-field']],
  ])('refuses %j', (value, expected) => {
    expect(codesOf(query, value)).toEqual(expected);
  });
  it.each([
    ['2026-11-25T19:00:00Z', []],
    ['2026-11-25', ['/ unknown-filter']],
    ['0000-01-01T00:00:00Z', ['/ unknown-filter']],
    [`2026-11-25T19:00:00.${'0'.repeat(200)}Z`, ['/ unknown-filter']],
  ])('takes a moment that a database reads: %s', (text, expected) => {
    expect(codesOf(moment, text)).toEqual(expected);
  });
  it('refuses a filter it does not know', () => {
    expect(query.safeParse({ colour: 'red' }).success).toBe(false);
  });
});

describe('an address', () => {
  it.each(['a@x.org', 'bücher@bücher.example', "o'brien+tag@mail.x.org"])('%s has the form of one', (text) => {
    expect(codesOf(emailAddress, text)).toEqual([]);
  });
  it.each([
    'a',
    'a@',
    '@x.org',
    'a@b@x.org',
    'a b@x.org',
    '"a"@x.org',
    'a(c)@x.org',
    'a\r\nb@x.org',
    `${'a'.repeat(320)}@x.org`,
  ])('%j has not', (text) => {
    expect(codesOf(emailAddress, text)).toEqual(['/ email-invalid']);
  });
});

it('names each wrong address of a step at its place', () => {
  expect(codesOf(sanStep, { emails: ['a@x.org', 'nope'], dnsNames: [] })).toEqual(['/emails/1 email-invalid']);
});

it('a profile needs little: the rest has sensible values', () => {
  const made = profileContent.parse({
    name: 'Staff e-mail',
    ca: { connectorId: '019a0000-0000-7000-8000-000000000001' },
    subjectType: 'mailbox',
    validationType: 'mailbox',
    subject: [],
    san: [],
  });
  expect(made).toMatchObject({ mailboxValidityDays: 30, generation: 'multipurpose', validity: { days: 365 } });
});

it('has forty permissions, each once', () => {
  expect(new Set(permissions).size).toBe(permissions.length);
  expect(permissions).toHaveLength(40);
});

describe('a version of a profile', () => {
  it('is a number that the database can hold', () => {
    expect(profileVersionQuery.parse({ version: '3' })).toEqual({ version: 3 });
    for (const version of ['0', '1.5', '99999999999', 'x'])
      expect(codesOf(profileVersionQuery, { version })).toEqual(['/version unknown-filter']);
  });
});
