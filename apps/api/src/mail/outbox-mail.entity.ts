import { Column, Entity, PrimaryColumn } from 'typeorm';

/** waiting: to be sent, or to be tried again at `nextTryAt`; refused: for good, `lastError` has the server's words. */
export type OutboxState = 'waiting' | 'sent' | 'refused';

/** A mail of a change that was committed. */
@Entity('outbox_mail')
export class OutboxMail {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId: string | null;
  @Column('text') recipient: string;
  @Column('text') template: string;
  /** Sealed, and gone as soon as the mail is: a Token stands nowhere else. */
  @Column('text', { nullable: true }) variables: string | null;
  @Column('text', { name: 'about_type', nullable: true }) aboutType: string | null;
  @Column('uuid', { name: 'about_id', nullable: true }) aboutId: string | null;
  @Column('text') state: OutboxState;
  @Column('int') tries: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'next_try_at', nullable: true }) nextTryAt: Date | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
}
