import type { SubjectAttribute } from '../asn1/oids';
import { parseEmail } from '../names/email';
import { isNameFault } from '../names/name-fault';
import { fault } from './order';
import type { LeafOrder, ProfileFault, SubjectType } from './order';
import { namesOfOrder } from './names-of-order';
import type { CertifiedAttribute } from './names-of-order';

/** What of the subject each type must and may name (SBR 7.1.4.2.2 to 7.1.4.2.5). A common name is judged apart. */
interface SubjectRule {
  readonly required: readonly SubjectAttribute[];
  readonly allowed: readonly SubjectAttribute[];
}

const place: readonly SubjectAttribute[] = [
  'countryName',
  'stateOrProvinceName',
  'localityName',
  'streetAddress',
  'postalCode',
];
const organization: readonly SubjectAttribute[] = ['organizationName', 'organizationIdentifier'];
const person: readonly SubjectAttribute[] = ['givenName', 'surname', 'pseudonym', 'title'];
const always: readonly SubjectAttribute[] = ['commonName', 'emailAddress', 'serialNumber'];

const subjectRules: Readonly<Record<SubjectType, SubjectRule>> = {
  mailbox: { required: [], allowed: always },
  organization: {
    required: ['countryName', ...organization],
    allowed: [...always, ...place, ...organization, 'organizationalUnitName'],
  },
  sponsor: {
    required: ['countryName', ...organization],
    allowed: [...always, ...place, ...organization, ...person, 'organizationalUnitName'],
  },
  individual: { required: [], allowed: [...always, ...place, ...person] },
};

type Judged = Pick<LeafOrder, 'subject' | 'emails' | 'subjectType' | 'generation'>;

/** Every rule that the subject of an order breaks. Private profiles name whom they like; their common name may be anything. */
export function subjectFaults(order: Judged): ProfileFault[] {
  const { subject, mailboxes } = namesOfOrder(order);
  const addresses = mailboxes.map(({ address }) => address);
  const forms = [...lengthFaults(subject), ...countryFaults(subject), ...addressFaults(subject, addresses)];
  return order.generation === 'private'
    ? forms
    : [...forms, ...typeFaults(subject, order.subjectType), ...commonNameFaults(subject, order.subjectType)];
}

function typeFaults(subject: readonly CertifiedAttribute[], type: SubjectType): ProfileFault[] {
  const { required, allowed } = subjectRules[type];
  return [
    ...required
      .filter((attribute) => valueOf(subject, attribute) === null)
      .map((attribute) => fault('subject.missing-attribute', `A subject of type ${type} needs ${attribute}.`)),
    ...subject
      .filter(({ attribute }) => !allowed.includes(attribute))
      .map(({ attribute }) => fault('subject.prohibited-attribute', `A subject of type ${type} has no ${attribute}.`)),
    ...(type === 'sponsor' || type === 'individual' ? personFaults(subject, type) : []),
    ...identifierFaults(subject),
  ];
}

/** A person is named by given name or surname, or by a pseudonym, not by both (SBR 7.1.4.2.4, 7.1.4.2.5). */
function personFaults(subject: readonly CertifiedAttribute[], type: SubjectType): ProfileFault[] {
  const name = valueOf(subject, 'givenName') ?? valueOf(subject, 'surname');
  const pseudonym = valueOf(subject, 'pseudonym');
  if (name === null && pseudonym === null)
    return [fault('subject.missing-attribute', `A subject of type ${type} needs givenName and surname, or pseudonym.`)];
  return name !== null && pseudonym !== null
    ? [fault('subject.prohibited-attribute', 'A pseudonym does not stand beside a name.')]
    : [];
}

/** SBR 7.1.4.2.2 (a): an address of the certificate, or the name that the type validates. */
function commonNameFaults(subject: readonly CertifiedAttribute[], type: SubjectType): ProfileFault[] {
  const commonName = valueOf(subject, 'commonName');
  if (commonName === null || isAddress(commonName)) return [];
  if (type === 'mailbox')
    return [fault('subject.common-name', 'The common name is not an address of the certificate.')];
  if (type === 'organization' && commonName !== valueOf(subject, 'organizationName'))
    return [
      fault('subject.common-name', 'The common name is neither the organisation nor an address of the certificate.'),
    ];
  return [];
}

/** An address in the subject stands in the subjectAltName too, byte for byte. */
const addressFaults = (subject: readonly CertifiedAttribute[], addresses: readonly string[]): ProfileFault[] =>
  subject
    .filter(({ attribute, value }) => attribute === 'emailAddress' || (attribute === 'commonName' && isAddress(value)))
    .filter(({ value }) => !addresses.includes(value))
    .map(({ value }) =>
      fault('subject.address-not-in-san', `"${value}" in the subject is not an address of the certificate.`),
    );

/** ISO 3166-1 in capitals; XX stands for none of them. */
const countryFaults = (subject: readonly CertifiedAttribute[]): ProfileFault[] =>
  subject
    .filter(({ attribute, value }) => attribute === 'countryName' && !/^[A-Z]{2}$/.test(value))
    .map(({ value }) => fault('subject.country', `"${value}" is not a country code of two capitals.`));

/** Scheme, country, reference (SBR 7.1.4.2.2 d): `VATDE-123456789`, `NTRUS+CA-12345`, `LEIXG-…`. */
const identifierForm = /^(NTR|VAT|PSD|GOV|LEI|INT)([A-Z]{2})(\+[A-Z0-9]{1,3})?-(.+)$/;

function identifierFaults(subject: readonly CertifiedAttribute[]): ProfileFault[] {
  const identifier = valueOf(subject, 'organizationIdentifier');
  if (identifier === null) return [];
  const [, scheme, country] = identifierForm.exec(identifier) ?? [];
  if (country === undefined)
    return [fault('subject.organization-identifier', `"${identifier}" is not scheme, country and reference.`)];
  const isWorldwide = scheme === 'LEI' || scheme === 'INT';
  if (isWorldwide ? country !== 'XG' : country !== 'EU' && country !== valueOf(subject, 'countryName'))
    return [fault('subject.organization-identifier', `The country of "${identifier}" is not that of the subject.`)];
  return [];
}

/** Upper bounds of RFC 5280 appendix A.1 and X.520. */
const longest: Readonly<Partial<Record<SubjectAttribute, number>>> = {
  countryName: 2,
  commonName: 64,
  serialNumber: 64,
  organizationName: 64,
  organizationalUnitName: 64,
  title: 64,
  givenName: 64,
  surname: 64,
  pseudonym: 128,
  localityName: 128,
  stateOrProvinceName: 128,
  streetAddress: 128,
  postalCode: 40,
  organizationIdentifier: 256,
  emailAddress: 255,
};

const lengthFaults = (subject: readonly CertifiedAttribute[]): ProfileFault[] =>
  subject.flatMap(({ attribute, value }) => {
    const most = longest[attribute] ?? Infinity;
    if (Array.from(value).length > most)
      return [fault('subject.too-long', `${attribute} is longer than ${most} characters.`)];
    const isBad = attribute === 'serialNumber' ? !/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value) : /\p{Cc}/u.test(value);
    return isBad ? [fault('subject.characters', `${attribute} has characters that it cannot hold.`)] : [];
  });

const valueOf = (subject: readonly CertifiedAttribute[], wanted: SubjectAttribute): string | null =>
  subject.find(({ attribute }) => attribute === wanted)?.value ?? null;

const isAddress = (value: string): boolean => !isNameFault(parseEmail(value));
