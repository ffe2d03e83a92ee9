import type { OtherName } from '../asn1/general-names';
import type { SubjectAttribute } from '../asn1/oids';

export type SubjectType = 'mailbox' | 'organization' | 'sponsor' | 'individual';
export type Generation = 'multipurpose' | 'strict' | 'private';
export type KeyUse = 'both' | 'signing' | 'encryption';

export interface OrderedAttribute {
  readonly attribute: string;
  readonly value: string;
}

/** Everything that was decided about one certificate, whoever signs it. */
export interface LeafOrder {
  readonly spki: Uint8Array;
  readonly subject: readonly OrderedAttribute[];
  readonly emails: readonly string[];
  /** Names that go into the certificate, not those that were merely proven. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly otherNames: readonly OtherName[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subjectType: SubjectType;
  readonly generation: Generation;
  readonly keyUsage: KeyUse;
  readonly clientAuth: boolean;
}

/** A rule that an order or a certificate breaks; `rule` is stable, `text` is for a person. */
export interface ProfileFault {
  readonly rule: string;
  readonly text: string;
}

export const fault = (rule: string, text: string): ProfileFault => ({ rule, text });

/** An order from which no certificate can be built. */
export class OrderFault extends Error {
  override readonly name = 'OrderFault';

  constructor(readonly faults: readonly ProfileFault[]) {
    super(faults.map(({ text }) => text).join(' '));
  }
}

/** In whole seconds, both ends counting: `days` days less one second (SBR 6.3.2, RFC 5280 §4.1.2.5). */
export function validityOf(notBefore: Date, days: number): { notBefore: Date; notAfter: Date } {
  const start = Math.floor(notBefore.getTime() / 1000) * 1000;
  return { notBefore: new Date(start), notAfter: new Date(start + days * 86_400_000 - 1000) };
}

/** The order in which attributes stand in the subject: from the country to the person. */
export const subjectOrder: readonly SubjectAttribute[] = [
  'countryName',
  'stateOrProvinceName',
  'localityName',
  'streetAddress',
  'postalCode',
  'organizationName',
  'organizationalUnitName',
  'organizationIdentifier',
  'givenName',
  'surname',
  'pseudonym',
  'title',
  'commonName',
  'serialNumber',
  'emailAddress',
];
