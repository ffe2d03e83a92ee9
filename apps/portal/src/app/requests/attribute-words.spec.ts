import { attributeName, byReadingOrder, subjectLine } from './attribute-words';

describe('the words of a subject', () => {
  it('reads from the country down to the person', () => {
    expect((['commonName', 'organizationName', 'countryName'] as const).toSorted(byReadingOrder)).toEqual([
      'countryName',
      'organizationName',
      'commonName',
    ]);
  });

  it.each([
    [
      { commonName: 'Mila Hansen', organizationName: 'Nordlicht Energie AG', countryName: 'DE' },
      'CN=Mila Hansen, O=Nordlicht Energie AG, C=DE',
    ],
    [{ organizationName: 'Hansen, Berg + Co' }, String.raw`O=Hansen\, Berg \+ Co`],
    [{ commonName: ' ' }, ''],
  ])('%o is %s', (sdn, line) => {
    expect(subjectLine(sdn)).toBe(line);
  });

  it('keeps the name of an attribute that no profile offers', () => {
    expect(attributeName('challengePassword')).toBe('challengePassword');
  });
});
