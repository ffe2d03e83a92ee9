import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The authenticator app of a person: the one that counts, and one that is being set up. Both secrets are sealed. */
@Entity('totp')
export class TotpEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { nullable: true }) secret: string | null;
  /** The time step of the last code that was taken: that one and older ones never work again (RFC 6238 §5.2). */
  @Column('int', { name: 'last_step', nullable: true }) lastStep: number | null;
  @Column('timestamptz', { name: 'enrolled_at', nullable: true }) enrolledAt: Date | null;
  @Column('text', { name: 'pending_secret', nullable: true }) pendingSecret: string | null;
  @Column('timestamptz', { name: 'pending_since', nullable: true }) pendingSince: Date | null;
}

/** A recovery code that nobody used yet: using it takes the row away. */
@Entity('recovery_code')
export class RecoveryCodeEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('bytea', { name: 'code_hash' }) codeHash: Buffer;
}
