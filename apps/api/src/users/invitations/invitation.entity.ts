import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is written down; an invitation that nobody answered in time is `expired` by the clock alone. */
export type InvitationDecision = 'pending' | 'accepted' | 'declined' | 'withdrawn';

/** `activation`: for somebody who has a record and a membership already, made on their behalf with their first certificate. */
export type InvitationKind = 'invitation' | 'activation';

/** An open door for one address, into an enterprise or (none) among the operators. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId: string | null;
  @Column('text') kind: InvitationKind;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text', { name: 'address_key' }) addressKey: string;
  @Column('uuid', { name: 'role_id' }) roleId: string;
  @Column('text') status: InvitationDecision;
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy: string | null;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { name: 'decline_reason', nullable: true }) declineReason: string | null;
  @Column('int') version: number;
}

/** Each mail has a link of its own. An older one is known, and says that it was replaced. */
@Entity('invitation_link')
export class InvitationLinkEntity {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'invitation_id' }) invitationId: string;
  @Column('boolean') replaced: boolean;
}
