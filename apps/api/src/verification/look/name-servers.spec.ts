import type { Resolver, ServerStatus } from '@countersign/dns';
import { describe, expect, it } from 'vitest';
import { NameServers } from './name-servers';

const good: ServerStatus = { server: 'a', usable: true, trusted: true, why: null, saw: null, testedAt: null };
const blind: ServerStatus = { ...good, server: 'b', usable: false, why: 'resolver-not-validating', saw: 'no answer' };
const far: ServerStatus = { ...good, server: 'c', trusted: false, why: 'resolver-path-untrusted' };

describe('V-R6 /readyz, part dns', () => {
  it.each<[string, ServerStatus[], string, string | null]>([
    ['all are used', [good], 'ok', null],
    ['one of two is not', [good, blind], 'ok', 'b: resolver-not-validating (no answer)'],
    [
      'none is left',
      [blind, { ...blind, server: 'd' }],
      'down',
      'b: resolver-not-validating (no answer); d: resolver-not-validating (no answer)',
    ],
    ['the path to one is not trusted', [good, far], 'ok', 'resolver-path-untrusted: c'],
    [
      'the only one that is left is reached over such a path',
      [{ ...blind, trusted: false }, far],
      'ok',
      'b: resolver-not-validating (no answer); resolver-path-untrusted: c',
    ],
  ])('%s', async (_, status, state, reason) => {
    const resolver = { status: () => status } as unknown as Resolver;
    expect(await new NameServers(resolver, null).ready()).toEqual({ state, reason });
  });
});
