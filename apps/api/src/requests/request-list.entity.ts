import type { RequestState, RequestSummary, WaitsFor } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { OwnedRow } from '../database/rows';
import { numberOf } from './request.entity';

/** A row of the view `request_list`. */
@Entity('request_list', { synchronize: false })
export class RequestListRow extends OwnedRow {
  @Column('bigint') number: string;
  @Column('text') kind: RequestSummary['kind'];
  @Column('text') status: RequestState;
  @Column('text', { name: 'enterprise_name' }) enterpriseName: string;
  @Column('uuid', { name: 'profile_id' }) profileId: string;
  @Column('text', { name: 'profile_name' }) profileName: string;
  @Column('boolean', { name: 'on_behalf' }) onBehalf: boolean;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { array: true }) emails: string[];
  @Column('text', { name: 'dns_names', array: true }) dnsNames: string[];
  @Column('text') search: string;
  @Column('uuid', { name: 'requester_id' }) requesterId: string;
  @Column('text', { name: 'requester_name' }) requesterName: string;
  @Column('text', { name: 'requester_email' }) requesterEmail: string;
  @Column('text', { name: 'waits_for' }) waitsFor: WaitsFor['who'];
  @Column('text', { name: 'waits_name', nullable: true }) waitsName: string | null;
  @Column('timestamptz', { name: 'waits_since', nullable: true }) waitsSince: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'certificate_id', nullable: true }) certificateId: string | null;
  @Column('text', { nullable: true }) serial: string | null;
}

export const summaryOf = (row: RequestListRow): RequestSummary => ({
  id: row.id,
  number: numberOf(row),
  kind: row.kind,
  status: row.status,
  enterprise: { id: row.enterpriseId, name: row.enterpriseName },
  profile: { id: row.profileId, name: row.profileName },
  onBehalf: row.onBehalf,
  subject: row.subject,
  emails: row.emails,
  dnsNames: row.dnsNames,
  requester: { id: row.requesterId, name: row.requesterName, email: row.requesterEmail },
  waitsFor: { who: row.waitsFor, name: row.waitsName, since: row.waitsSince?.toISOString() ?? null },
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  certificateId: row.certificateId,
  serial: row.serial,
});
