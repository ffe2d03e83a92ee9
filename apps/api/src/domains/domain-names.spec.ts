import { describe, expect, it } from 'vitest';
import { areInOneLine, nameFaultAt, registrableOf, subdomainsOf } from './domain-names';
import { RaError } from '../shared/problem';

describe('a name that an enterprise wants to prove', () => {
  it.each([
    ['a domain', 'x.org', null],
    ['with capitals and umlauts', 'BÜCHER.example', null],
    ['below a private suffix', 'me.github.io', null],
    ['V-I1 a public suffix', 'co.uk', 'dns-public-suffix'],
    ['V-I1 a public suffix in capitals', 'CO.UK', 'dns-public-suffix'],
    ['V-I1 an IP address', '192.0.2.1', 'dns-invalid'],
    ['V-I1 a wildcard', '*.x.org', 'dns-invalid'],
    ['V-I1 a trailing dot', 'x.org.', 'dns-invalid'],
    ['V-I1 a single label', 'localhost', 'dns-invalid'],
    ['V-I1 an underscore', '_dmarc.x.org', 'dns-invalid'],
    ['V-I1 an emoji', 'i❤.example', 'dns-invalid'],
  ])('%s', (_, text, code) => {
    expect(nameFaultAt('/name', text)?.code ?? null).toBe(code);
  });
});

describe('the names below a domain', () => {
  it('are full names in one form, each once, without the domain itself', () => {
    expect(subdomainsOf(['Sales.x.org', 'sales.x.org', 'x.org', 'bücher.x.org'], 'x.org')).toEqual([
      'sales.x.org',
      'xn--bcher-kva.x.org',
    ]);
  });

  it.each([
    ['another domain', 'y.org', 'dns-other-domain'],
    ['one that only ends alike', 'notx.org', 'dns-other-domain'],
    ['a wildcard', '*.x.org', 'dns-invalid'],
  ])('are not %s', (_, text, code) => {
    const call = () => subdomainsOf(['ok.x.org', text], 'x.org');
    expect(call).toThrow(RaError);
    expect(faultsOf(call)).toEqual([`/subdomains/1 ${code}`]);
  });
});

describe('two names', () => {
  it.each([
    ['x.org', 'x.org', true],
    ['sales.x.org', 'x.org', true],
    ['x.org', 'a.b.x.org', true],
    ['a.x.org', 'b.x.org', false],
    ['notx.org', 'x.org', false],
  ])('V-P0b %s and %s are in one line: %s', (a, b, expected) => {
    expect(areInOneLine(a, b)).toBe(expected);
  });

  it('that are in one line have one registrable domain, by which they are found and locked', () => {
    for (const name of ['x.co.uk', 'a.x.co.uk', 'b.a.x.co.uk']) expect(registrableOf(name)).toBe('x.co.uk');
    expect(registrableOf('github.io')).toBe('github.io');
    expect(registrableOf('me.github.io')).toBe('github.io');
  });
});

function faultsOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof RaError) return (error.extra.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  }
  return [];
}
