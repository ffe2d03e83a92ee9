import type { SubjectAttribute } from '@countersign/contracts';
import type { Sdn } from './request.entity';

/** From the country down to the person, as X.500 names are written (X.521 §B). */
const order: Record<SubjectAttribute, { readonly place: number; readonly short: string }> = {
  countryName: { place: 0, short: 'C' },
  stateOrProvinceName: { place: 1, short: 'ST' },
  localityName: { place: 2, short: 'L' },
  streetAddress: { place: 3, short: 'STREET' },
  postalCode: { place: 4, short: 'postalCode' },
  organizationName: { place: 5, short: 'O' },
  organizationIdentifier: { place: 6, short: 'organizationIdentifier' },
  organizationalUnitName: { place: 7, short: 'OU' },
  title: { place: 8, short: 'title' },
  surname: { place: 9, short: 'SN' },
  givenName: { place: 10, short: 'GN' },
  pseudonym: { place: 11, short: 'pseudonym' },
  serialNumber: { place: 12, short: 'serialNumber' },
  commonName: { place: 13, short: 'CN' },
  emailAddress: { place: 14, short: 'E' },
};

interface Attribute {
  readonly attribute: SubjectAttribute;
  readonly value: string;
}

/** The subject as the certificate will hold it. */
export const subjectOf = (sdn: Sdn): Attribute[] =>
  (Object.entries(sdn) as [SubjectAttribute, string][])
    .map(([attribute, value]) => ({ attribute, value }))
    .sort((a, b) => order[a.attribute].place - order[b.attribute].place);

/** The same for people, the nearest first (RFC 4514 §2.1); null: nothing is stated yet. */
export function subjectText(sdn: Sdn): string | null {
  const parts = subjectOf(sdn).reverse();
  return parts.length === 0
    ? null
    : parts.map(({ attribute, value }) => `${order[attribute].short}=${value}`).join(', ');
}
