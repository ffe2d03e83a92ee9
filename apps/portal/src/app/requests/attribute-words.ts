import { subjectAttributes, type SubjectAttribute } from '@countersign/contracts';

const words: Record<SubjectAttribute, () => string> = {
  commonName: () => $localize`:@@subject.commonName:Common name`,
  givenName: () => $localize`:@@subject.givenName:Given name`,
  surname: () => $localize`:@@subject.surname:Surname`,
  pseudonym: () => $localize`:@@subject.pseudonym:Pseudonym`,
  title: () => $localize`:@@subject.title:Title`,
  serialNumber: () => $localize`:@@subject.serialNumber:Serial number of the person`,
  organizationName: () => $localize`:@@subject.organizationName:Organisation`,
  organizationalUnitName: () => $localize`:@@subject.organizationalUnitName:Organisational unit`,
  organizationIdentifier: () => $localize`:@@subject.organizationIdentifier:Organisation identifier`,
  localityName: () => $localize`:@@subject.localityName:Locality`,
  stateOrProvinceName: () => $localize`:@@subject.stateOrProvinceName:State or province`,
  streetAddress: () => $localize`:@@subject.streetAddress:Street address`,
  postalCode: () => $localize`:@@subject.postalCode:Postal code`,
  countryName: () => $localize`:@@subject.countryName:Country`,
  emailAddress: () => $localize`:@@subject.emailAddress:Email address`,
};
const short: Record<SubjectAttribute, string> = {
  commonName: 'CN',
  givenName: 'GN',
  surname: 'SN',
  pseudonym: 'pseudonym',
  title: 'title',
  serialNumber: 'serialNumber',
  organizationName: 'O',
  organizationalUnitName: 'OU',
  organizationIdentifier: 'organizationIdentifier',
  localityName: 'L',
  stateOrProvinceName: 'ST',
  streetAddress: 'street',
  postalCode: 'postalCode',
  countryName: 'C',
  emailAddress: 'E',
};
/** From the largest to the smallest, as X.500 names are read: country, organisation, unit, person. */
const reading: readonly SubjectAttribute[] = [
  'countryName',
  'stateOrProvinceName',
  'localityName',
  'postalCode',
  'streetAddress',
  'organizationName',
  'organizationIdentifier',
  'organizationalUnitName',
  'title',
  'givenName',
  'surname',
  'pseudonym',
  'serialNumber',
  'commonName',
  'emailAddress',
];
const rank = new Map(reading.map((attribute, at) => [attribute, at]));
export const byReadingOrder = (one: SubjectAttribute, other: SubjectAttribute): number =>
  (rank.get(one) ?? 0) - (rank.get(other) ?? 0);

const isAttribute = (name: string): name is SubjectAttribute => (subjectAttributes as readonly string[]).includes(name);

/** The name of an attribute; one that no profile offers keeps its own (a CSR may hold any). */
export const attributeName = (name: string): string => (isAttribute(name) ? words[name]() : name);

const escaped = (value: string) => value.replace(/[,+"\\<>;=]/g, String.raw`\$&`);

/** The subject as one line (RFC 4514), the most particular part first. */
export function subjectLine(sdn: Readonly<Partial<Record<SubjectAttribute, string>>>): string {
  return [...reading]
    .reverse()
    .flatMap((attribute) => {
      const value = sdn[attribute]?.trim();
      return value ? [`${short[attribute]}=${escaped(value)}`] : [];
    })
    .join(', ');
}
