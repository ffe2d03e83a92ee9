import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import type { RaError } from '../shared/problem';
import { readChangedConfig, readNewConfig } from './connector-config';

const kind = {
  schema: z.strictObject({ baseUrl: z.url(), header: z.string().default('x-api-key'), secret: z.string().min(1) }),
  secrets: ['secret'],
  settled: [],
};
const before = { baseUrl: 'https://a.example.org', header: 'x-api-key' };
const stored = { secret: 'old' };
const refusalOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as RaError).extra.errors?.map(({ path, code }) => `${path} ${code}`);
  }
};

describe('configuration of a connector', () => {
  it('takes the secrets out of a new one', () => {
    expect(readNewConfig(kind, { baseUrl: before.baseUrl, secret: 's' })).toEqual({
      config: before,
      secrets: { secret: 's' },
    });
  });

  it('wants the secret of a new one', () => {
    expect(refusalOf(() => readNewConfig(kind, { baseUrl: before.baseUrl }))).toEqual(['/config/secret required']);
  });

  it('names an unknown member as any body does', () => {
    const told = () => readNewConfig(kind, { baseUrl: before.baseUrl, secret: 's', pin: '1' });
    expect(told).toThrow(expect.objectContaining({ code: 'unknown-field' }));
  });

  it('leaves an absent secret as it is', () => {
    expect(readChangedConfig(kind, { ...before, header: 'x-other' }, before, stored)).toEqual({
      config: { ...before, header: 'x-other' },
      secrets: {},
    });
  });

  it('takes a new secret', () => {
    expect(readChangedConfig(kind, { ...before, secret: 'new' }, before, stored).secrets).toEqual({ secret: 'new' });
  });

  it('never carries a stored secret to another address', () => {
    const moved = { ...before, baseUrl: 'https://b.example.org' };
    expect(refusalOf(() => readChangedConfig(kind, moved, before, stored))).toEqual(['/config/secret secret-required']);
    expect(readChangedConfig(kind, { ...moved, secret: 'new' }, before, stored).config).toEqual(moved);
  });
});
