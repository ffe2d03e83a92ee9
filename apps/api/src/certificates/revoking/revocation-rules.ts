import type { Generation, RevocationReason } from '@countersign/contracts';
import { RaError } from '../../shared/problem';
import type { CertificateRow } from '../certificate.entity';

type Facts = Pick<CertificateRow, 'notAfter' | 'revokedAt' | 'revocationReason'>;

/** What stands against revoking a certificate for this reason; null: nothing. A held one may still be revoked for good. */
export function revokeRefusal(
  certificate: Facts,
  reason: RevocationReason,
  generation: Generation,
  now: Date,
): RaError | null {
  const refusal = endedRefusal(certificate, now) ?? revokedRefusal(certificate);
  if (refusal) return refusal;
  if (reason !== 'certificateHold') return null;
  if (certificate.revokedAt) return new RaError('wrong-state', { detail: 'The certificate is on hold already.' });
  // S/MIME BR 4.9.13; a private profile makes rules of its own
  return generation === 'private' ? null : new RaError('invalid-field', holdFault);
}

/** What stands against taking a hold back. */
export function releaseRefusal(certificate: Facts, now: Date): RaError | null {
  const refusal = endedRefusal(certificate, now) ?? revokedRefusal(certificate);
  if (refusal) return refusal;
  return certificate.revokedAt ? null : new RaError('wrong-state', { detail: 'The certificate is not on hold.' });
}

const holdFault = {
  detail: 'Only a certificate of a private profile can be put on hold (S/MIME Baseline Requirements 4.9.13).',
  errors: [{ path: '/reason', code: 'invalid-field' }],
} as const;

/** Lists need not name what has ended (RFC 5280 §3.3): who relies on it heeds its end. */
const endedRefusal = ({ notAfter }: Facts, now: Date): RaError | null =>
  notAfter < now
    ? new RaError('wrong-state', {
        detail: `The certificate ended at ${notAfter.toISOString()}. What has ended is no longer relied on and need not be revoked.`,
      })
    : null;

const revokedRefusal = ({ revokedAt, revocationReason }: Facts): RaError | null =>
  revokedAt && revocationReason !== 'certificateHold'
    ? new RaError('wrong-state', {
        detail: `The certificate was revoked at ${revokedAt.toISOString()}, and that is for good.`,
      })
    : null;
