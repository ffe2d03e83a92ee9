import type { SubjectField } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import type { Sdn } from '../request.entity';
import { normalSdn, sdnFaults, type SubjectRules } from './sdn-rules';

const field = (attribute: SubjectField['attribute'], over: Partial<SubjectField> = {}): SubjectField => ({
  attribute,
  required: false,
  editable: true,
  fixedValue: null,
  pattern: null,
  ...over,
});
const rules = (over: Partial<SubjectRules> = {}): SubjectRules => ({
  fields: [
    field('commonName', { required: true }),
    field('organizationName', { fixedValue: 'Nordlicht Energie AG' }),
    field('serialNumber', { pattern: '[A-Z]{2}\\d{4}' }),
    field('countryName'),
    field('title', { editable: false }),
  ],
  subjectType: 'mailbox',
  emails: null,
  stated: {},
  ...over,
});
const faults = (sdn: Sdn, over: Partial<SubjectRules> = {}) => {
  const all = rules(over);
  return sdnFaults(normalSdn(sdn, all), all).map(({ path, code }) => `${path} ${code}`);
};
const cn = { commonName: 'mia@x.org' };

describe('sdnFaults', () => {
  it.each<[string, Sdn, Partial<SubjectRules>, string[]]>([
    ['nothing but what is required', cn, {}, []],
    ['what is required is empty', {}, {}, ['/commonName required']],
    ['blanks are empty', { commonName: '   ' }, {}, ['/commonName required']],
    ['an attribute that is not offered', { ...cn, surname: 'Hansen' }, {}, ['/surname attribute-not-offered']],
    ['the fixed value itself', { ...cn, organizationName: 'Nordlicht Energie AG' }, {}, []],
    ['another value for what is fixed', { ...cn, organizationName: 'Evil Corp' }, {}, ['/organizationName locked']],
    ['the value of the CSR where nobody may edit', { ...cn, title: 'Dr.' }, { stated: { title: 'Dr.' } }, []],
    ['another than the CSR’s there', { ...cn, title: 'King' }, { stated: { title: 'Dr.' } }, ['/title locked']],
    ['the pattern met', { ...cn, serialNumber: 'AB1234' }, {}, []],
    ['the pattern met by a part alone', { ...cn, serialNumber: 'xAB1234' }, {}, ['/serialNumber pattern']],
    ['a country by its name', { ...cn, countryName: 'Germany' }, {}, ['/countryName pattern']],
    ['a line break inside', { commonName: 'a@x.org\r\nO=Evil' }, {}, ['/commonName invalid-field']],
    [
      'a CN that is no address, for a mailbox',
      { commonName: 'Mia Hansen' },
      {},
      ['/commonName common-name-not-address'],
    ],
    ['a CN that is none of the addresses', cn, { emails: ['b@x.org'] }, ['/commonName common-name-not-address']],
    ['a CN whose domain is written large', { commonName: 'mia@X.ORG' }, { emails: ['mia@x.org'] }, []],
    ['a name as CN, for a sponsored person', { commonName: 'Mia Hansen' }, { subjectType: 'sponsor' }, []],
    [
      'several at once',
      { commonName: 'Mia', organizationName: 'Evil', surname: 'x' },
      {},
      ['/surname attribute-not-offered', '/commonName common-name-not-address', '/organizationName locked'],
    ],
  ])('%s', (_, sdn, over, expected) => {
    expect(faults(sdn, over)).toEqual(expected);
  });

  it('takes names as they are written', () => {
    const person = rules({ subjectType: 'sponsor', fields: [field('surname'), field('givenName')] });
    for (const name of ['Åkeström', 'Nuñez-Łukasz', '名前', "O'Neill"])
      expect(sdnFaults({ surname: name, givenName: name }, person)).toEqual([]);
  });
});

describe('normalSdn', () => {
  it('puts in what the profile fixes, also where nothing was typed', () => {
    expect(normalSdn(cn, rules())).toEqual({ ...cn, organizationName: 'Nordlicht Energie AG' });
  });

  it('keeps what the CSR states where nobody may edit', () => {
    expect(normalSdn(cn, rules({ stated: { title: 'Dr.' } }))).toMatchObject({ title: 'Dr.' });
  });
});
