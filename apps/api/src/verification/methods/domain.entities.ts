import type { DomainMethod } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { TenantRow } from '../../database/rows';

/** A value that was given out to be published. It belongs to the validation of one domain by one enterprise, not to a request (TLS BR 3.2.2.4.7, .18). */
@Entity('domain_challenge')
export class DomainChallengeEntity extends TenantRow {
  @Column('text') name: string;
  @Column('text') method: DomainMethod;
  @Column('text', { name: 'value_sealed' }) valueSealed: string;
  @Column('bytea', { name: 'value_hash' }) valueHash: Buffer;
  /** Of a file alone; never the value. */
  @Column('text', { name: 'file_name', nullable: true }) fileName: string | null;
  @Column('text') state: 'open' | 'used' | 'replaced' | 'expired';
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** A domain that an enterprise controlled at that moment. TXT proves what lies below it too, a file this one name. */
@Entity('domain_proof')
export class DomainProofEntity extends TenantRow {
  @Column('text') name: string;
  @Column('text') kind: DomainMethod;
  @Column('timestamptz', { name: 'obtained_at' }) obtainedAt: Date;
  @Column('uuid', { name: 'evidence_id' }) evidenceId: string;
  /** It was read as strictly as a public root asks for, whoever asked then. */
  @Column('boolean', { name: 'for_public' }) forPublic: boolean;
}
