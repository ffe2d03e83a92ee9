import type { ProfileContent } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import type { ConnectorFacts } from '../connectors';
import { newId } from '../shared/ids';
import { profileFaults } from './profile-rules';
import { aProfileContent } from './testing';

const now = new Date('2026-11-25T12:00:00Z');
const ca: ConnectorFacts = {
  id: newId(),
  name: 'CA',
  kind: 'builtin-ca',
  active: true,
  powers: ['issue'],
  caaDomains: [],
  accountUri: null,
  issuerName: 'CA',
};
const unknown = newId();
const field = { attribute: 'commonName', required: true, editable: true, fixedValue: null, pattern: null } as const;
const faultsOf = (given: Partial<ProfileContent>, at = now) =>
  profileFaults(aProfileContent({ connectorId: ca.id, ...given }), new Map([[ca.id, ca]]), at).map(
    ({ path, code }) => `${path} ${code}`,
  );

describe('rules of a profile', () => {
  it.each<[string, Partial<ProfileContent>, string[]]>([
    ['a mailbox profile', {}, []],
    ['a CA that is not there', { ca: { connectorId: unknown, caProfile: null } }, ['/ca/connectorId invalid-field']],
    [
      'a CA where a linter should stand',
      { lint: { connectorIds: [ca.id], stopAt: 'error' } },
      ['/lint/connectorIds/0 invalid-field'],
    ],
    ['MPIC without a coordinator', { mpic: { enabled: true, connectorId: null } }, ['/mpic/connectorId required']],
    ['an agreement that is not there', { agreementId: unknown }, ['/agreementId invalid-field']],
    ['approval, which nobody can give yet', { vetting: 'operator' }, ['/vetting invalid-field']],
    ['a second factor at issue and revocation', { secondFactor: { issue: true, revoke: true } }, []],
    ['no key at all', { keys: { rsa: null, curves: [], edwards: [] } }, ['/keys invalid-field']],
    [
      'RSA bounds turned round',
      { keys: { rsa: { minBits: 4096, maxBits: 2048 }, curves: [], edwards: [] } },
      ['/keys/rsa/minBits invalid-field'],
    ],
    ['an attribute twice', { subject: [field, field] }, ['/subject/1/attribute invalid-field']],
    ['a pattern that is none', { subject: [{ ...field, pattern: '(' }] }, ['/subject/0/pattern pattern']],
    [
      'a required value that nobody can give',
      { subject: [{ ...field, editable: false }] },
      ['/subject/0/fixedValue required'],
    ],
    ['strict with clientAuth', { generation: 'strict', clientAuth: true }, ['/clientAuth invalid-field']],
    ['multipurpose with clientAuth', { clientAuth: true }, []],
    ['826 days', { validity: { days: 826, editable: false } }, ['/validity/days validity-out-of-range']],
    ['826 days in private', { generation: 'private', validity: { days: 826, editable: false } }, []],
    ['DNS names in a private certificate', { generation: 'private', dnsNamesInCertificate: true }, []],
    ['a mailbox proof of 398 days', { mailboxValidityDays: 398 }, []],
  ])('%s', (_, given, expected) => {
    expect(faultsOf(given)).toEqual(expected);
  });

  it.each<[string, Partial<ProfileContent>, string[]]>([
    ['as a mailbox profile is', {}, []],
    ['DNS names in the certificate', { dnsNamesInCertificate: true }, ['/dnsNamesInCertificate invalid-field']],
    ['a mailbox proof of 31 days', { mailboxValidityDays: 31 }, ['/mailboxValidityDays invalid-field']],
    ['without any proof', { validationType: 'none' }, ['/validationType invalid-field']],
    ['a private one', { generation: 'private' }, ['/generation invalid-field']],
    ['without an address', { san: [] }, ['/san required']],
    [
      'a country in a mailbox subject',
      { subject: [field, { ...field, attribute: 'countryName' }] },
      ['/subject/1/attribute invalid-field'],
    ],
    [
      'an organisation without identifier',
      { subjectType: 'organization', subject: [{ ...field, attribute: 'organizationName' }] },
      ['/subject required'],
    ],
  ])('publicly trusted: %s', (_, given, expected) => {
    expect(faultsOf({ publiclyTrusted: true, ...given })).toEqual(expected);
  });
});
