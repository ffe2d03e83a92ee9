import { baseOf, nearestAddress, sanFaults } from './san-faults';

describe('names that do not fit together', () => {
  it.each([
    ['no domain: any addresses', { emails: ['a@x.org', 'b@y.org'], dnsNames: [] }, []],
    ['one domain and its subdomains, in any order', { emails: [], dnsNames: ['sales.x.org', 'X.org'] }, []],
    ['another domain', { emails: [], dnsNames: ['x.org', 'y.org'] }, ['dnsNames/1 dns-other-domain']],
    ['a name that only ends alike', { emails: [], dnsNames: ['x.org', 'mix.org'] }, ['dnsNames/1 dns-other-domain']],
    [
      'an address below the entry',
      { emails: ['a@sales.x.org'], dnsNames: ['x.org'] },
      ['emails/0 email-domain-differs'],
    ],
    ['an address of an IDN', { emails: ['a@BÜCHER.example'], dnsNames: ['xn--bcher-kva.example'] }, []],
    ['what is no address yet is another fault', { emails: ['nope'], dnsNames: ['x.org'] }, []],
  ])('%s', (_, san, expected) => {
    expect(sanFaults(san).map(({ at, index, code }) => `${at}/${index} ${code}`)).toEqual(expected);
  });

  it('takes the entry above the others as the base', () => {
    expect(baseOf(['mail.x.org', 'x.org'])).toBe('x.org');
  });

  it('offers the same mailbox in the domain of the request', () => {
    expect(nearestAddress('m.hansen@nordlicht.example', { dnsNames: ['nordlicht-grid.example'] })).toBe(
      'm.hansen@nordlicht-grid.example',
    );
    expect(nearestAddress('m.hansen@nordlicht.example', { dnsNames: [] })).toBeNull();
  });
});
