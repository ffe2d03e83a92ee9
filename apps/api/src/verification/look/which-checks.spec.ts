import type { CheckKind, CheckState } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { CheckEntity } from '../check.entity';
import { meant, whatMustBeFresh } from './which-checks';

const check = (kind: CheckKind, identifier: string, status: CheckState, method: 'txt' | null = null): CheckEntity =>
  Object.assign(new CheckEntity(), { id: `${kind} ${identifier}`, kind, identifier, status, method, of: null });
const ids = (checks: readonly CheckEntity[]) => checks.map(({ id }) => id);

describe('which checks are looked at', () => {
  it('the one that was asked for', () => {
    const all = [check('caa', 'x.example', 'unverified'), check('caa', 'y.example', 'unverified')];
    expect(ids(meant('caa y.example')(all))).toEqual(['caa y.example']);
  });
  it('none that has passed: a second look is for Generate alone (V-S1)', () => {
    expect(meant('caa x.example')([check('caa', 'x.example', 'verified')])).toEqual([]);
  });
  it('for a row of DNSSEC the look-ups that it belongs to', () => {
    const all = [
      check('domain', 'x.example', 'pending', 'txt'),
      check('caa', 'x.example', 'unverified'),
      check('caa', 'y.example', 'unverified'),
      check('dnssec', 'x.example', 'unverified'),
    ];
    expect(ids(meant('dnssec x.example')(all))).toEqual(['domain x.example', 'caa x.example']);
  });
  it('for a row of DNSSEC whose domain was not started, the domain: it says so', () => {
    const all = [check('domain', 'x.example', 'unverified'), check('dnssec', 'x.example', 'unverified')];
    expect(ids(meant('dnssec x.example')(all))).toEqual(['domain x.example']);
  });
  it('for a row of DNSSEC whose domain is proven, the row itself', () => {
    const all = [check('domain', 'x.example', 'verified', 'txt'), check('dnssec', 'x.example', 'failed')];
    expect(ids(meant('dnssec x.example')(all))).toEqual(['dnssec x.example']);
  });

  it('for a row of MPIC the look-up that it belongs to, and where that has passed nothing: no other look stands for it', () => {
    const mpic = Object.assign(check('mpic', 'x.example', 'unverified'), { of: 'caa' as const });
    const all = (status: CheckState) => [
      check('domain', 'x.example', 'pending', 'txt'),
      check('caa', 'x.example', status),
      mpic,
    ];
    expect(ids(meant('mpic x.example')(all('unverified')))).toEqual(['caa x.example']);
    expect(meant('mpic x.example')(all('verified'))).toEqual([]);
  });

  it('caa-recheck-each-name: at Generate every name, wherever it stands in the list', () => {
    const names = Array.from({ length: 40 }, (_, i) => `n${i}.example`);
    const all = names.flatMap((name) => [check('caa', name, 'verified'), check('dnssec', name, 'verified')]);
    expect(ids(whatMustBeFresh(all))).toEqual(names.map((name) => `caa ${name}`));
  });
  it('at Generate the state of DNSSEC also where there is no CAA look-up to bring it along', () => {
    const all = [
      check('domain', 'x.example', 'verified', 'txt'),
      check('dnssec', 'x.example', 'not-enabled'),
      check('caa', 'y.example', 'verified'),
      check('dnssec', 'y.example', 'verified'),
      check('mailbox', 'a@y.example', 'verified'),
    ];
    expect(ids(whatMustBeFresh(all))).toEqual(['caa y.example', 'dnssec x.example']);
  });
});
