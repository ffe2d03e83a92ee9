import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The address that an account is to move to, until a Token that was mailed there comes back. */
@Entity('email_change')
export class EmailChangeEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('text') email: string;
  /** None until it is mailed, and for ever where the address is somebody else's: nobody learns that. */
  @Column('bytea', { name: 'token_hash', nullable: true }) tokenHash: Buffer | null;
  @Column('int', { name: 'wrong_tries' }) wrongTries: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}

export const MOST_TRIES = 5;
const DAY = 86_400_000;
export const expiryFrom = (now: Date): Date => new Date(now.getTime() + DAY);
