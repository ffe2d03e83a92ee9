import type { SanStep } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { normalSan, sanFaults, type RefusedNames, type SanRules } from './san-rules';

const open: SanRules = {
  validationType: 'mailbox',
  san: [
    { type: 'email', required: true, editable: true, max: 3 },
    { type: 'dns', required: false, editable: true, max: 5 },
  ],
};
const anyName: RefusedNames = { heldElsewhere: [], ownedByOther: [], notApproved: [] };
const faults = (san: Partial<SanStep>, rules = open, refused = anyName) =>
  sanFaults({ emails: ['a@x.org'], dnsNames: [], ...san }, rules, refused).map(({ path, code }) => `${path} ${code}`);

describe('sanFaults', () => {
  it.each<[string, Partial<SanStep>, string[]]>([
    ['one address', {}, []],
    ['addresses of two domains, no DNS name', { emails: ['a@x.org', 'b@y.org'] }, []],
    ['no address', { emails: [] }, ['/emails required']],
    ['more than the profile takes', { emails: ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'] }, ['/emails too-many']],
    ['V-I3 no address at all', { emails: ['a@x.org', 'a b@x.org'] }, ['/emails/1 email-invalid']],
    ['V-I1 an address at an IP', { emails: ['a@[192.0.2.1]'] }, ['/emails/0 email-invalid']],
    ['V-I1 an address at a public suffix', { emails: ['a@co.uk'] }, ['/emails/0 email-invalid']],
    [
      'V-P1 one domain and its subdomains, in any order',
      { emails: ['a@x.org'], dnsNames: ['sales.x.org', 'x.org'] },
      [],
    ],
    ['V-P1 another domain', { dnsNames: ['x.org', 'y.org'] }, ['/dnsNames/1 dns-other-domain']],
    [
      'V-P1 two subdomains without their base',
      { emails: ['a@a.x.org'], dnsNames: ['a.x.org', 'b.x.org'] },
      ['/dnsNames/1 dns-other-domain'],
    ],
    ['V-P1 one that only ends alike', { dnsNames: ['x.org', 'notx.org'] }, ['/dnsNames/1 dns-other-domain']],
    [
      'V-P2 an address below the entry',
      { emails: ['a@sales.x.org'], dnsNames: ['x.org'] },
      ['/emails/0 email-domain-differs'],
    ],
    [
      'V-P2 an address elsewhere',
      { emails: ['a@x.org', 'b@y.org'], dnsNames: ['x.org'] },
      ['/emails/1 email-domain-differs'],
    ],
    [
      'V-P2 written with capitals and U-labels',
      { emails: ['a@BÜCHER.example'], dnsNames: ['xn--bcher-kva.example'] },
      [],
    ],
    [
      'a public suffix',
      { emails: ['a@co.uk.example'], dnsNames: ['co.uk'] },
      ['/dnsNames/0 dns-public-suffix', '/emails/0 email-domain-differs'],
    ],
    ['a private suffix is a domain like others', { emails: ['a@github.io'], dnsNames: ['github.io'] }, []],
    [
      'a wildcard',
      { emails: ['a@x.org'], dnsNames: ['*.x.org'] },
      ['/dnsNames/0 dns-invalid', '/emails/0 email-domain-differs'],
    ],
    ['a final dot', { dnsNames: ['x.org', 'a.x.org.'] }, ['/dnsNames/1 dns-invalid']],
    ['an IP address where none is offered', { ipAddresses: ['192.0.2.1'] }, ['/ipAddresses attribute-not-offered']],
  ])('%s', (_, san, expected) => {
    expect(faults(san)).toEqual(expected);
  });

  it('wants names of a domain type', () => {
    const rules: SanRules = { validationType: 'domain_mailbox', san: [] };
    expect(faults({ emails: [] }, rules)).toEqual(['/emails required', '/dnsNames required']);
    expect(faults({ emails: [], dnsNames: ['x.org'] }, { ...rules, validationType: 'domain' })).toEqual([]);
  });

  it('takes no DNS name where the profile lists none', () => {
    expect(faults({ dnsNames: ['x.org'] }, { ...open, san: open.san.slice(0, 1) })).toEqual([
      '/dnsNames attribute-not-offered',
    ]);
  });
});

describe('normalSan', () => {
  it('writes each name in its one form, once', () => {
    expect(
      normalSan({ emails: ['Mia@Bücher.Example', 'Mia@xn--bcher-kva.example'], dnsNames: ['Bücher.example'] }),
    ).toEqual({
      emails: ['Mia@xn--bcher-kva.example'],
      dnsNames: ['xn--bcher-kva.example'],
      ipAddresses: [],
      otherNames: [],
    });
  });
});

describe('names that somebody may not use', () => {
  const dns = { emails: ['a@x.org'], dnsNames: ['x.org', 'a.x.org'] };
  const said = (refused: Partial<RefusedNames>) => faults(dns, open, { ...anyName, ...refused });

  it.each<[string, Partial<RefusedNames>, string[]]>([
    ['V-P0b one that another enterprise holds', { heldElsewhere: ['x.org'] }, ['/dnsNames/0 domain-held-elsewhere']],
    ['one that is assigned to somebody else', { ownedByOther: ['a.x.org'] }, ['/dnsNames/1 domain-owned-by-other']],
    ['one that is not approved', { notApproved: ['a.x.org'] }, ['/dnsNames/1 dns-not-approved']],
    [
      'V-P0b whose it is comes first, and only one reason is told for each',
      { heldElsewhere: ['x.org'], ownedByOther: ['x.org'], notApproved: ['x.org', 'a.x.org'] },
      ['/dnsNames/0 domain-held-elsewhere', '/dnsNames/1 dns-not-approved'],
    ],
  ])('%s', (_, refused, expected) => {
    expect(said(refused)).toEqual(expected);
  });

  it('V-P0b addresses are proven by their mailbox, whoever holds the domain', () => {
    const refused = { ...anyName, heldElsewhere: ['x.org'], notApproved: ['x.org'] };
    expect(faults({ emails: ['a@x.org'] }, open, refused)).toEqual([]);
  });
});
