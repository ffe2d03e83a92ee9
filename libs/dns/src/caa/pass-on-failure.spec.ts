import { describe, expect, it } from 'vitest';
import type { Lookup } from '../lookup';
import { aFailed, anAnswered, aQuestion, ours, theirs } from '../testing';
import { nsec3Owner } from '../dnssec/nsec3-owner';
import type { DnsRecord } from '../wire/message';
import { judgeCaa } from './judge-caa';
import { mayPassOnFailure } from './pass-on-failure';

const name = 'x.y.lab';
const caa = (at: string) => aQuestion(at, 'CAA');
const none = (at: string) => anAnswered(caa(at), []);
const silent = (at: string) => aFailed(caa(at), 'dns-timeout');
const ds = (zone: string, types: string | null, state: 'secure' | 'insecure' = 'secure') =>
  anAnswered(aQuestion(zone, 'DS'), [], {
    state,
    authority: types === null ? [] : [`${zone} 60 IN NSEC z.lab ${types}`],
  });
const signedTop = anAnswered(aQuestion('lab', 'DS'), ['lab 60 IN DS 1 13 2']);
const unsigned = [signedTop, ds('y.lab', 'NS RRSIG NSEC')];
const climb = [silent(name), silent('y.lab'), none('lab')];
const may = (lookups: readonly Lookup[], dsLookups: readonly Lookup[]) =>
  mayPassOnFailure(
    judgeCaa({ name, lookups, allowed: [ours], accountUri: null, methodsUsed: [], suggest: ours }),
    dsLookups,
  );

describe('mayPassOnFailure', () => {
  it('V-C10: yes where a delegation above is proven to be unsigned', () => {
    expect(may(climb, unsigned)).toBe(true);
    expect(may(climb, [signedTop, ds('y.lab', null, 'insecure')])).toBe(true);
  });

  it.each<[string, Lookup[]]>([
    ['nothing was asked', []],
    ['the zone is signed', [signedTop, anAnswered(aQuestion('y.lab', 'DS'), ['y.lab 60 IN DS 1 13 2'])]],
    ['the walk breaks', [signedTop, aFailed(aQuestion('y.lab', 'DS'), 'dns-timeout')]],
    ['the name is no delegation', [signedTop, ds('y.lab', 'A RRSIG NSEC'), ds(name, 'A')]],
    ['the proof is that of the zone itself', [signedTop, ds('y.lab', 'NS SOA RRSIG NSEC'), ds(name, 'A')]],
    ['the proof has a DS', [signedTop, ds('y.lab', 'NS DS RRSIG NSEC'), ds(name, 'A')]],
    [
      'the proof is about another name',
      [
        signedTop,
        anAnswered(aQuestion('y.lab', 'DS'), [], { authority: ['other.lab 60 IN NSEC z.lab NS RRSIG NSEC'] }),
        ds(name, 'A'),
      ],
    ],
    ['only the failing name’s parent says so, below a broken walk', [ds('y.lab', 'NS')]],
  ])('V-C10: no where %s', (_, dsLookups) => {
    expect(may(climb, dsLookups)).toBe(false);
  });

  it('V-C10: the NSEC3 record must be that of the name', () => {
    const record = (owner: string): DnsRecord => ({
      name: owner,
      type: 'NSEC3',
      ttl: 60,
      rdata: Buffer.from([1, 0, 0, 0, 0]),
      data: { kind: 'nsec3', iterations: 0, optOut: false, types: ['NS'] },
    });
    const proof = (about: string) => {
      const authority = [record(nsec3Owner(about, record('h.lab')) ?? '')];
      return [signedTop, anAnswered(aQuestion('y.lab', 'DS'), [], { authority }), ds(name, 'A')];
    };
    expect(may(climb, proof('y.lab'))).toBe(true);
    expect(may(climb, proof('z.lab'))).toBe(false);
  });

  it.each<[string, Lookup[]]>([
    ['nothing failed', [none(name), none('y.lab'), none('lab')]],
    ['one is bogus', [silent(name), aFailed(caa('y.lab'), 'dnssec-bogus'), none('lab')]],
    ['one was not asked', [silent(name), none('lab')]],
    ['another failure lies in a signed zone', [silent(name), silent('y.lab'), silent('lab')]],
    ['aliases run in a circle', [silent(name), anAnswered(caa('y.lab'), ['y.lab 60 IN CNAME y.lab']), none('lab')]],
    ['a set stands above', [silent(name), anAnswered(caa('y.lab'), [`y.lab 60 IN CAA 0 issuemail "${theirs}"`])]],
    [
      'what failed cannot be read',
      [silent(name), { ...none('y.lab'), answer: { ...none('y.lab').answer!, tc: true } }],
    ],
    ['no resolver may judge', [aFailed(caa(name), 'resolver-not-validating'), none('y.lab'), none('lab')]],
    ['V-R7: none may over its path', [aFailed(caa(name), 'resolver-path-untrusted'), none('y.lab'), none('lab')]],
  ])('V-C10: no where %s', (_, lookups) => {
    expect(may(lookups, unsigned)).toBe(false);
  });
});
