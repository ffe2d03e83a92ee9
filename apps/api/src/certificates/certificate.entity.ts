import type { Certificate, RevocationReason } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { OwnedRow } from '../database/rows';

@Entity('certificate')
export class CertificateRow extends OwnedRow {
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('uuid', { name: 'connector_id' }) connectorId: string;
  @Column('uuid', { name: 'profile_id' }) profileId: string;
  @Column('int', { name: 'profile_version' }) profileVersion: number;
  @Column('uuid', { name: 'requester_id', nullable: true }) requesterId: string | null;
  @Column('text') serial: string;
  @Column('text') subject: string;
  @Column('text') issuer: string;
  @Column('text', { array: true }) emails: string[];
  @Column('text', { name: 'dns_names', array: true }) dnsNames: string[];
  @Column('timestamptz', { name: 'not_before' }) notBefore: Date;
  @Column('timestamptz', { name: 'not_after' }) notAfter: Date;
  @Column('text') sha256: string;
  @Column('text', { name: 'spki_sha256' }) spkiSha256: string;
  @Column('jsonb') key: Certificate['key'];
  @Column('text', { name: 'signature_algorithm' }) signatureAlgorithm: string;
  @Column('bytea') der: Buffer;
  @Column('bytea', { array: true }) chain: Buffer[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @Column('text', { name: 'revocation_reason', nullable: true }) revocationReason: RevocationReason | null;
  /** Null: not revoked, or by the application itself. */
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
  @Column('int') version: number;
}

export const objectOf = ({ id, serial, enterpriseId }: Pick<CertificateRow, 'id' | 'serial' | 'enterpriseId'>) => ({
  type: 'certificate',
  id,
  label: serial,
  enterpriseId,
});

/** Read from the clock, not stored: a certificate ends by itself. */
export function statusOf({ revokedAt, revocationReason, notAfter }: CertificateRow, now: Date): Certificate['status'] {
  if (revokedAt !== null) return revocationReason === 'certificateHold' ? 'suspended' : 'revoked';
  return notAfter < now ? 'expired' : 'active';
}
