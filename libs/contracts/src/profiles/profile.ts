import * as z from 'zod';
import { anyOf, listQuery, pageOf, yesOrNo } from '../lists';
import { id, line } from '../names';

const invalid = { error: 'invalid-field' };
export const subjectAttributes = [
  'commonName',
  'givenName',
  'surname',
  'pseudonym',
  'title',
  'serialNumber',
  'organizationName',
  'organizationalUnitName',
  'organizationIdentifier',
  'localityName',
  'stateOrProvinceName',
  'streetAddress',
  'postalCode',
  'countryName',
  'emailAddress',
] as const;
export const subjectAttribute = z.enum(subjectAttributes, { error: 'attribute-not-offered' });
export type SubjectAttribute = z.infer<typeof subjectAttribute>;

export const validationTypes = ['none', 'mailbox', 'domain', 'domain_mailbox'] as const;
export const validationType = z.enum(validationTypes, invalid);
export type ValidationType = z.infer<typeof validationType>;
export const subjectTypes = ['mailbox', 'organization', 'sponsor', 'individual'] as const;
export const subjectType = z.enum(subjectTypes, invalid);
export type SubjectType = z.infer<typeof subjectType>;
export const generation = z.enum(['multipurpose', 'strict', 'private'], invalid);
export type Generation = z.infer<typeof generation>;
export const domainMethod = z.enum(['txt', 'file'], invalid);
export type DomainMethod = z.infer<typeof domainMethod>;
export const keySource = z.enum(['csr', 'browser'], invalid);
export const keyUsage = z.enum(['both', 'signing', 'encryption'], invalid);
export type KeyUsage = z.infer<typeof keyUsage>;

export const subjectField = z.strictObject({
  attribute: subjectAttribute,
  required: z.boolean(invalid),
  editable: z.boolean(invalid),
  fixedValue: z.string().max(255, invalid).nullable(),
  pattern: z.string().max(500, invalid).nullable(),
});
export type SubjectField = z.infer<typeof subjectField>;
export const sanField = z.strictObject({
  type: z.enum(['email', 'dns', 'ip', 'other'], invalid),
  required: z.boolean(invalid),
  editable: z.boolean(invalid),
  max: z.int(invalid).min(0, invalid).max(50, invalid),
});
export type SanField = z.infer<typeof sanField>;
export const keyPolicy = z.strictObject({
  rsa: z
    .strictObject({
      minBits: z.int(invalid).min(2048, invalid).max(4096, invalid),
      maxBits: z.int(invalid).min(2048, invalid).max(4096, invalid),
    })
    .nullable(),
  curves: z.array(z.enum(['P-256', 'P-384', 'P-521'], invalid)),
  edwards: z.array(z.enum(['Ed25519', 'Ed448'], invalid)),
});
export type KeyPolicy = z.infer<typeof keyPolicy>;

const content = {
  name: line(100),
  description: z.string().trim().max(1000, invalid).default(''),
  active: z.boolean(invalid).default(true),
  publiclyTrusted: z.boolean(invalid).default(false),
  ca: z.strictObject({ connectorId: id, caProfile: z.string().max(200, invalid).nullable().default(null) }),
  subjectType,
  generation: generation.default('multipurpose'),
  validationType,
  mailboxValidityDays: z.int(invalid).min(1, invalid).max(398, invalid).default(30),
  domainMethods: z.array(domainMethod).min(1, invalid).default(['txt', 'file']),
  mpic: z
    .strictObject({ enabled: z.boolean(invalid), connectorId: id.nullable() })
    .default({ enabled: false, connectorId: null }),
  subject: z.array(subjectField).max(20, { error: 'too-many' }),
  san: z.array(sanField).max(4, { error: 'too-many' }),
  dnsNamesInCertificate: z.boolean(invalid).default(false),
  keys: keyPolicy.default({ rsa: { minBits: 2048, maxBits: 4096 }, curves: ['P-256', 'P-384'], edwards: [] }),
  keySources: z.array(keySource).min(1, invalid).default(['csr']),
  validity: z
    .strictObject({ days: z.int(invalid).min(1, invalid).max(3650, invalid), editable: z.boolean(invalid) })
    .default({ days: 365, editable: false }),
  agreementId: id.nullable().default(null),
  vetting: z.enum(['none', 'enterprise-admin', 'operator'], invalid).default('none'),
  keyUsage: keyUsage.default('both'),
  clientAuth: z.boolean(invalid).default(false),
  renewal: z.enum(['none', 'renew', 'rekey'], invalid).default('none'),
  secondFactor: z
    .strictObject({ issue: z.boolean(invalid), revoke: z.boolean(invalid) })
    .default({ issue: false, revoke: false }),
  lint: z
    .strictObject({
      connectorIds: z.array(id).max(5, { error: 'too-many' }),
      stopAt: z.enum(['error', 'warning', 'never'], invalid),
    })
    .default({ connectorIds: [], stopAt: 'error' }),
};

/** What makes a profile, or a new version of one (POST, PUT). */
export const profileContent = z.strictObject(content).meta({ id: 'ProfileContent' });
export type ProfileContent = z.infer<typeof profileContent>;

/** A certification profile: what a certificate type asks for and how. `issuer` is read from its CA connector. */
export const profile = z
  .object({
    id,
    version: z.int(),
    ...content,
    /** `accountUri`: the account that CAA records may ask for (RFC 8657). */
    issuer: z.object({ name: z.string(), caaDomains: z.array(z.string()), accountUri: z.string().nullable() }),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof profile>;
export const profilePage = pageOf(profile).meta({ id: 'ProfilePage' });
export const profileQuery = listQuery(['name', 'createdAt'], {
  active: yesOrNo.optional(),
  validationType: anyOf(validationTypes).optional(),
});
export type ProfileQuery = z.infer<typeof profileQuery>;
export const profileVersionQuery = z.strictObject({
  version: z.coerce
    .number({ error: 'unknown-filter' })
    .int({ error: 'unknown-filter' })
    .min(1, { error: 'unknown-filter' })
    .max(2_147_483_647, { error: 'unknown-filter' })
    .optional(),
});
