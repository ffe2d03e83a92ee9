import { describe, expect, it } from 'vitest';
import { caaFaults, effectiveIssuers, normalIssuers, recordsFor } from './caa-rules';

const faults = (enabled: boolean, issuers: string[], ours = ['ca.example']) =>
  caaFaults({ enabled, issuers }, ours).map(({ path, code }) => `${path} ${code}`);

describe('the CAs that an enterprise allows', () => {
  it.each<[string, boolean, string[], string[]]>([
    ['one of ours', true, ['ca.example'], []],
    ['V-C7 one of ours, however it is written', true, ['CA.Example'], []],
    ['a foreign one among ours', true, ['ca.example', 'other.example'], []],
    ['V-C7 none while it is on', true, [], ['/issuers required']],
    ['V-C7 foreign ones alone while it is on', true, ['other.example'], ['/issuers invalid-field']],
    ['none while it is off', false, [], []],
    ['foreign ones while it is off', false, ['other.example'], []],
    ['what is no name', true, ['ca.example', 'https//x'], ['/issuers/1 dns-invalid']],
    ['what is no name while it is off', false, ['ca.example.'], ['/issuers/0 dns-invalid']],
  ])('%s', (_, enabled, issuers, expected) => {
    expect(faults(enabled, issuers)).toEqual(expected);
  });

  it('V-C7 count only where a CA of ours answers to the name', () => {
    expect(effectiveIssuers(['other.example', 'ca.example'], ['ca.example', 'second.example'])).toEqual(['ca.example']);
  });

  it('are kept in one form, each once', () => {
    expect(normalIssuers(['CA.example', 'ca.example', 'bücher.example'])).toEqual([
      'ca.example',
      'xn--bcher-kva.example',
    ]);
  });
});

describe('what is to be published', () => {
  it('is one line for each domain and CA, for mail', () => {
    expect(recordsFor(['x.org', 'y.org'], ['ca.example'])).toEqual([
      { name: 'x.org', tag: 'issuemail', value: 'ca.example', line: 'x.org. IN CAA 0 issuemail "ca.example"' },
      { name: 'y.org', tag: 'issuemail', value: 'ca.example', line: 'y.org. IN CAA 0 issuemail "ca.example"' },
    ]);
  });

  it('is nothing without a domain, or without a CA', () => {
    expect([...recordsFor([], ['ca.example']), ...recordsFor(['x.org'], [])]).toEqual([]);
  });
});
