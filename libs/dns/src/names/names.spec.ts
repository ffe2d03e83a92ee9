import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMessage, aRecord } from '../testing';
import { aliasChain } from './alias-chain';
import { candidates } from './candidates';
import { escaped, quoted } from './escape';
import { zoneApex } from './zone-apex';

describe('candidates', () => {
  it.each([
    ['a.b.c', ['a.b.c', 'b.c', 'c']],
    ['lab', ['lab']],
    ['.', []],
  ])('V-C1: of %s', (name, expected) => {
    expect(candidates(name)).toEqual(expected);
  });
});

describe('aliasChain', () => {
  const chain = (name: string, ...lines: string[]) => aliasChain(name, lines.map(aRecord));

  it.each([
    ['no alias', 'a.lab', [], ['a.lab']],
    ['a CNAME', 'a.lab', ['a.lab 60 IN CNAME b.lab'], ['a.lab', 'b.lab']],
    [
      'a DNAME with the CNAME it makes',
      'x.a.lab',
      ['a.lab 60 IN DNAME b.lab', 'x.a.lab 60 IN CNAME x.b.lab'],
      ['x.a.lab', 'x.b.lab'],
    ],
    ['a DNAME alone', 'x.a.lab', ['a.lab 60 IN DNAME b.lab'], ['x.a.lab', 'x.b.lab']],
    ['a DNAME at the name itself', 'a.lab', ['a.lab 60 IN DNAME b.lab'], ['a.lab']],
    ['a DNAME to the root', 'x.a.lab', ['a.lab 60 IN DNAME .'], ['x.a.lab', 'x']],
    ['a DNAME of a name that only ends alike', 'xa.lab', ['a.lab 60 IN DNAME b.lab'], ['xa.lab']],
    ['the same CNAME twice', 'a.lab', ['a.lab 60 IN CNAME b.lab', 'a.lab 60 IN CNAME b.lab'], ['a.lab', 'b.lab']],
    ['itself', 'a.lab', ['a.lab 60 IN CNAME a.lab'], null],
    ['a circle', 'a.lab', ['a.lab 60 IN CNAME b.lab', 'b.lab 60 IN CNAME a.lab'], null],
    ['two ways', 'a.lab', ['a.lab 60 IN CNAME b.lab', 'a.lab 60 IN CNAME c.lab'], null],
    ['a DNAME that grows without end', 'x.a.lab', ['a.lab 60 IN DNAME y.a.lab'], null],
  ])('V-C2 V-T3: %s', (_, name, lines, expected) => {
    expect(chain(name, ...lines)).toEqual(expected);
  });

  it('V-C2: ends for any records, after sixteen hops at the latest, in any order alike', () => {
    const name = fc.constantFrom('a.lab', 'b.lab', 'x.a.lab', 'x.b.lab', 'y.x.a.lab', 'lab');
    const record = fc
      .tuple(name, fc.constantFrom('CNAME', 'DNAME'), name)
      .map(([owner, type, target]) => aRecord(`${owner} 60 IN ${type} ${target}`));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        const found = aliasChain('y.x.a.lab', records);
        expect(found?.length ?? 1).toBeLessThanOrEqual(17);
        expect(aliasChain('y.x.a.lab', records.toReversed())).toEqual(found);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('aliasChain: an answer as big as can be', () => {
  const records = Array.from({ length: 4000 }, (_, i) => aRecord(`x${i}.lab 60 IN CAA 0 issuemail "ca.example"`));
  const labels = 'x.'.repeat(118);
  const hops = (type: string) =>
    Array.from({ length: 16 }, (_, i) => {
      const below = type === 'CNAME' ? labels : '';
      return aRecord(`${below}d${i}.lab 60 IN ${type} ${below}d${i + 1}.lab`);
    });

  it.each(['CNAME', 'DNAME'])(
    'V-R9: sixteen times %s behind 4,000 records, below 118 labels, takes no time',
    (type) => {
      const answer = [...records, ...hops(type)];
      const start = performance.now();
      const chain = aliasChain(`${labels}d0.lab`, answer);
      expect(performance.now() - start).toBeLessThan(50);
      expect([chain?.length, chain?.at(-1)]).toEqual([17, `${labels}d16.lab`]);
    },
  );
});

describe('what strangers wrote', () => {
  it('V-R9: no byte but printable ASCII gets out, and what was escaped cannot be written by hand', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (one, other) => {
        expect(escaped(one)).toMatch(/^[\x20-\x7e]*$/);
        expect(quoted(one)).toMatch(/^"([^"\\]|\\["x])*"$/);
        if (escaped(one) === escaped(other)) expect(one).toEqual(other);
      }),
    );
    expect(escaped(Buffer.from('a\\x00\0'))).toBe('a\\x5Cx00\\x00');
    expect(escaped(Buffer.from('abcdef'), 3)).toBe('abc…');
  });
});

describe('zoneApex', () => {
  it('V-T5: the zone that an absence comes from, and how long it is remembered', () => {
    const authority = ['x.lab 900 IN SOA ns.lab 7 300'];
    expect(zoneApex(aMessage([], { authority }))).toEqual({ name: 'x.lab', serial: 7, absence: 300 });
    expect(zoneApex(aMessage([]))).toBeNull();
    expect(zoneApex(null)).toBeNull();
  });
});
