import * as z from 'zod';
import { anyOf, ids, listQuery, moment, pageOf } from '../lists';
import { id, instant, missingOr, named, person } from '../names';

export const certificateStates = ['active', 'expired', 'revoked', 'suspended'] as const;
export const certificateState = z.enum(certificateStates);
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
  'certificateHold',
] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export const certificate = z
  .object({
    id,
    serial: z.string(),
    status: certificateState,
    subject: z.string(),
    emails: z.array(z.string()),
    dnsNames: z.array(z.string()),
    issuer: z.string(),
    notBefore: instant,
    notAfter: instant,
    sha256: z.string(),
    key: z.object({ algorithm: z.string(), bits: z.int().nullable(), curve: z.string().nullable() }),
    signatureAlgorithm: z.string(),
    enterprise: named,
    profile: named,
    owner: person.nullable(),
    requestId: id,
    renewedBy: z.object({ id, serial: z.string() }).nullable(),
    revocation: z.object({ at: instant, reason: z.enum(revocationReasons), by: named.nullable() }).nullable(),
    lint: z.array(z.object({ linter: z.string(), rule: z.string(), severity: z.string(), text: z.string() })),
    pem: z.string(),
    chainPem: z.string(),
  })
  .meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof certificate>;
/** The live `certificate` event. */
export const certificateEvent = z.object({ id, status: certificateState });

const withFactor = {
  message: z.string().trim().max(2000, { error: 'invalid-field' }).optional(),
  otp: z.string().max(32, { error: 'invalid-field' }).optional(),
};
export const revokeRequest = z
  .strictObject({ reason: z.enum(revocationReasons, missingOr('invalid-field')), ...withFactor })
  .meta({ id: 'RevokeRequest' });
export type RevokeRequest = z.infer<typeof revokeRequest>;
export const releaseRequest = z.strictObject(withFactor).meta({ id: 'ReleaseRequest' });
export type ReleaseRequest = z.infer<typeof releaseRequest>;

export const certificatePage = pageOf(certificate).meta({ id: 'CertificatePage' });
export const certificateQuery = listQuery(['createdAt', 'notAfter'], {
  status: anyOf(certificateStates).optional(),
  enterpriseId: ids.optional(),
  profileId: ids.optional(),
  email: z.string().max(320, { error: 'unknown-filter' }).optional(),
  serial: z.string().max(64, { error: 'unknown-filter' }).optional(),
  sha256: z.string().max(100, { error: 'unknown-filter' }).optional(),
  expiresFrom: moment.optional(),
  expiresTo: moment.optional(),
});
export type CertificateQuery = z.infer<typeof certificateQuery>;
export const downloadFormats = ['pem', 'der', 'chain', 'p7b'] as const;
export const downloadQuery = z.strictObject({
  format: z.enum(downloadFormats, { error: 'unknown-filter' }).default('pem'),
});
export type DownloadFormat = (typeof downloadFormats)[number];
