import { Column, Entity, PrimaryColumn } from 'typeorm';

/** News that was written with its change, kept for an hour so that a page which was away catches up. */
@Entity('live_event')
export class LiveEventEntity {
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('text') topic: string;
  @Column('text') type: string;
  @Column('json') data: object;
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId: string | null;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('text') permission: string;
  @Column('timestamptz') at: Date;
}
