import type { Profile } from '@countersign/contracts';
import { validityOf } from '@countersign/pki';
import type { CertificateOrder } from '../certificates';
import { numberOf, type RequestEntity } from './request.entity';
import { maxDays } from './steps/validity-rules';
import { subjectOf } from './subject-name';

/** What the CA is asked for: the form is what is issued, the CSR gives the key alone. DNS names are what was proven, not what is certified, unless the profile says so. */
export function orderOf(request: RequestEntity, spki: Buffer, profile: Profile, now: Date): CertificateOrder {
  const max = maxDays(profile, now);
  const { notBefore, notAfter } = validityOf(now, Math.min(request.validityDays ?? max, max));
  return {
    requestId: request.id,
    enterpriseId: request.enterpriseId,
    spki,
    subject: subjectOf(request.sdn),
    emails: request.san.emails,
    dnsNames: profile.dnsNamesInCertificate ? request.san.dnsNames : [],
    ipAddresses: request.san.ipAddresses,
    otherNames: request.san.otherNames,
    notBefore,
    notAfter,
    subjectType: profile.subjectType,
    generation: profile.generation,
    keyUsage: profile.keyUsage,
    clientAuth: profile.clientAuth,
    caProfile: profile.ca.caProfile,
    connectorId: profile.ca.connectorId,
    profile: { id: profile.id, version: profile.version, name: profile.name },
    ownerId: request.ownerId,
    requesterId: request.requesterId,
    requestNumber: numberOf(request),
  };
}
