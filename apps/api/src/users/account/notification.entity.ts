import type { Notification } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that somebody should know, and where to look. */
@Entity('notification')
export class NotificationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz') at: Date;
  @Column('text') text: string;
  /** A page of the portal. */
  @Column('text', { nullable: true }) link: string | null;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
}

export const toDto = ({ id, at, text, link, readAt }: NotificationEntity): Notification => ({
  ...{ id, text, link },
  at: at.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
