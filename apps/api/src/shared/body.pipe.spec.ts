import { listQuery } from '@countersign/contracts';
import type { ArgumentMetadata } from '@nestjs/common';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { SchemaPipe } from './body.pipe';
import type { RaError } from './problem';

const body = z.strictObject({
  name: z.string({ error: 'required' }),
  emails: z
    .array(z.strictObject({ address: z.email('email-invalid') }))
    .max(2)
    .optional(),
  'a/b': z.number().optional(),
  pem: z.string().max(10, 'too-large').optional(),
});
const query = listQuery(['createdAt'], { status: z.enum(['draft'], 'unknown-filter').optional() });

const read = (value: unknown, schema: z.ZodType, type: ArgumentMetadata['type'] = 'body') =>
  new SchemaPipe().transform(value, { type, schema } as ArgumentMetadata);
const faults = async (value: unknown, schema: z.ZodType, type?: ArgumentMetadata['type']) => {
  const error = await read(value, schema, type).then(
    () => null,
    (thrown: unknown) => thrown as RaError,
  );
  return error && [error.code, ...(error.extra.errors ?? []).map(({ path, code }) => `${path} ${code}`)];
};

describe('what a body or a query may hold', () => {
  it('passes what fits, and nothing else', async () => {
    expect(await read({ name: 'x' }, body)).toEqual({ name: 'x' });
    expect(await read({ size: '50' }, query, 'query')).toEqual({ size: 50 });
  });

  it.each([
    ['nothing', undefined, ['invalid-field', '/name required']],
    ['another type', { name: 'x', 'a/b': 'x' }, ['invalid-field', '/a~1b invalid-field']],
    [
      'a fault deep inside',
      { name: 'x', emails: [{ address: 'a@x.org' }, { address: 'x' }] },
      ['invalid-field', '/emails/1/address email-invalid'],
    ],
    [
      'every fault at once',
      { emails: [{ address: 'x' }] },
      ['invalid-field', '/name required', '/emails/0/address email-invalid'],
    ],
    ['too many', { name: 'x', emails: Array(3).fill({ address: 'a@x.org' }) }, ['too-many', '/emails too-many']],
    ['a text that is too long', { name: 'x', pem: 'x'.repeat(11) }, ['too-large', '/pem too-large']],
    ['NUL in a text', { name: 'a\0b' }, ['invalid-field', '/name invalid-field']],
    [
      'half a surrogate pair',
      { name: 'x', emails: [{ address: '\ud800@x.org' }] },
      ['invalid-field', '/emails/0/address invalid-field'],
    ],
    ['NUL in a key', { name: 'x', 'a\0': 1 }, ['invalid-field', ' invalid-field']],
    ['a list for an object', [], ['invalid-field', ' invalid-field']],
    ['null for an object', null, ['invalid-field', ' invalid-field']],
  ])('refuses %s', async (_, value, expected) => {
    expect(await faults(value, body)).toEqual(expected);
  });

  it.each(['status', 'enterpriseId', 'verifiedAt', 'role', 'constructor', 'prototype'])(
    'refuses the unknown key %s',
    async (key) => {
      expect(await faults({ name: 'x', [key]: 'x' }, body)).toEqual(['unknown-field', `/${key} unknown-field`]);
      expect(await faults({ name: 'x', emails: [{ address: 'a@x.org', [key]: 1 }] }, body)).toEqual([
        'unknown-field',
        `/emails/0/${key} unknown-field`,
      ]);
    },
  );

  it.each([
    ['an unknown filter', { colour: 'red' }, ['unknown-filter', '?colour unknown-filter']],
    ['an unknown value', { status: 'lost' }, ['unknown-filter', '?status unknown-filter']],
    ['an unknown order', { sort: 'password:asc' }, ['unknown-sort', '?sort unknown-sort']],
    ['a page that is no number', { page: 'x' }, ['invalid-field', '?page invalid-field']],
    ['NUL in a search', { q: 'a\0' }, ['invalid-field', '?q invalid-field']],
    ['a size above 200', { size: '201' }, ['invalid-field', '?size invalid-field']],
  ])('refuses %s', async (_, value, expected) => {
    expect(await faults(value, query, 'query')).toEqual(expected);
  });
});
