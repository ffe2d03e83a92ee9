import { builtinCaConfig } from '@countersign/contracts';
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
  describe('of a CA', () => {
    const ca = { schema: builtinCaConfig, secrets: [], settled: [] };
    const known = { key: 'p-256', commonName: 'X' };

    it('V-C7 names its issuer domains as CAA records do, each once', () => {
      const typed = { ...known, caaDomains: ['Bücher.example', 'xn--bcher-kva.example', 'CA.example '] };
      const { config } = readNewConfig(ca, typed);
      expect(config['caaDomains']).toEqual(['xn--bcher-kva.example', 'ca.example']);
      expect(readChangedConfig(ca, typed, config, {}).config).toEqual(config);
    });

    it('refuses what is no domain, each at its place', () => {
      const typed = { ...known, caaDomains: ['ca.example', 'no domain', 'ca.example.'] };
      const faults = ['/config/caaDomains/1 dns-invalid', '/config/caaDomains/2 dns-invalid'];
      expect(refusalOf(() => readNewConfig(ca, typed))).toEqual(faults);
      expect(refusalOf(() => readChangedConfig(ca, typed, known, {}))).toEqual(faults);
    });
  });

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
