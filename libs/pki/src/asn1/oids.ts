/** Attributes of names by their object identifier (X.520, RFC 4519, RFC 3739). */
export const attributeOids = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  countryName: '2.5.4.6',
  localityName: '2.5.4.7',
  stateOrProvinceName: '2.5.4.8',
  streetAddress: '2.5.4.9',
  organizationName: '2.5.4.10',
  organizationalUnitName: '2.5.4.11',
  title: '2.5.4.12',
  postalCode: '2.5.4.17',
  givenName: '2.5.4.42',
  pseudonym: '2.5.4.65',
  organizationIdentifier: '2.5.4.97',
  emailAddress: '1.2.840.113549.1.9.1',
} as const;

export type SubjectAttribute = keyof typeof attributeOids;

/** Short names of RFC 4514 §3 and those in common use; any other attribute is written by its own name. */
const shortNames: Readonly<Record<string, string>> = {
  commonName: 'CN',
  surname: 'SN',
  countryName: 'C',
  localityName: 'L',
  stateOrProvinceName: 'ST',
  streetAddress: 'STREET',
  organizationName: 'O',
  organizationalUnitName: 'OU',
  givenName: 'GN',
};

const attributeNames: ReadonlyMap<string, string> = new Map(
  Object.entries(attributeOids).map(([name, oid]) => [oid, name]),
);
const readOnlyAttributes: ReadonlyMap<string, string> = new Map([
  ['0.9.2342.19200300.100.1.1', 'userId'],
  ['0.9.2342.19200300.100.1.25', 'domainComponent'],
  ['2.5.4.43', 'initials'],
  ['2.5.4.44', 'generationQualifier'],
  ['2.5.4.46', 'dnQualifier'],
]);

export const attributeName = (oid: string): string | null =>
  attributeNames.get(oid) ?? readOnlyAttributes.get(oid) ?? null;

export const isSubjectAttribute = (name: string): name is SubjectAttribute => name in attributeOids;

export const shortAttributeName = (name: string): string => shortNames[name] ?? name;

/** Extensions (RFC 5280 §4.2 and others that requests carry). */
export const extensionOids = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  cRLNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  cRLDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  smimeCapabilities: '1.2.840.113549.1.9.15',
  nameConstraints: '2.5.29.30',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  tlsFeature: '1.3.6.1.5.5.7.1.24',
  certificateTemplate: '1.3.6.1.4.1.311.21.7',
  certificateTemplateName: '1.3.6.1.4.1.311.20.2',
} as const;

const extensionNames: ReadonlyMap<string, string> = new Map(
  Object.entries(extensionOids).map(([name, oid]) => [oid, name]),
);
export const extensionName = (oid: string): string | null => extensionNames.get(oid) ?? null;

/** Purposes of extendedKeyUsage (RFC 5280 §4.2.1.12). */
export const purposeOids = {
  anyExtendedKeyUsage: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** otherName of a SmtpUTF8Mailbox (RFC 9598 §3). */
export const smtpUtf8MailboxOid = '1.3.6.1.5.5.7.8.9';
export const anyPolicyOid = '2.5.29.32.0';
