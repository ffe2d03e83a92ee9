import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which somebody who forgot their password sets another. One that nobody used in time is `expired` by the clock alone. */
@Entity('password_reset')
export class PasswordResetEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** Where it was mailed to. */
  @Column('text') email: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('text') status: 'pending' | 'accepted' | 'withdrawn';
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
