import { Column, Entity } from 'typeorm';
import { TenantRow } from '../../database/rows';
import type { SubjectContext } from '../subject';

export type ChallengeState = 'pending' | 'verified' | 'expired' | 'burnt' | 'replaced' | 'refused' | 'withdrawn';

/** A Token that was mailed. Only its hash is here. */
@Entity('mailbox_challenge')
export class MailboxChallengeEntity extends TenantRow {
  @Column('uuid', { name: 'check_id' }) checkId: string;
  @Column('text') address: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('bytea', { name: 'locator_hash' }) locatorHash: Buffer;
  @Column('text') state: ChallengeState;
  @Column('int', { name: 'wrong_tries' }) wrongTries: number;
  @Column('jsonb') context: SubjectContext;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** A mailbox that this enterprise has proven. Rows are only ever added. */
@Entity('mailbox_proof')
export class MailboxProofEntity extends TenantRow {
  @Column('text') address: string;
  @Column('timestamptz', { name: 'obtained_at' }) obtainedAt: Date;
  @Column('uuid', { name: 'evidence_id' }) evidenceId: string;
}
