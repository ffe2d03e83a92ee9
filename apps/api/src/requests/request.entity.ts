import type {
  Csr,
  DomainMethod,
  OtherName,
  ProblemCode,
  RequestDetail,
  RequestState,
  SubjectAttribute,
  WaitsFor,
} from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { OwnedRow } from '../database/rows';

export type Sdn = Partial<Record<SubjectAttribute, string>>;
export type San = Omit<RequestDetail['san'], 'otherNames'> & { otherNames: OtherName[] };

/** Why the CA made nothing, as it was told. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly traceId: string;
}

/** One certificate request, from draft to issued. `ownerId` is the person whose own requests it is one of. */
@Entity('request')
export class RequestEntity extends OwnedRow {
  @Column('bigint') number: string;
  @Column('text') kind: 'new' | 'renew' | 'rekey';
  @Column('text') status: RequestState;
  @Column('uuid', { name: 'requester_id' }) requesterId: string;
  @Column('boolean', { name: 'on_behalf' }) onBehalf: boolean;
  @Column('uuid', { name: 'profile_id' }) profileId: string;
  /** Pinned at the start: what is asked for does not change under the requester's hands. */
  @Column('int', { name: 'profile_version' }) profileVersion: number;
  @Column('jsonb', { nullable: true }) csr: Csr | null;
  @Column('bytea', { name: 'csr_spki', nullable: true }) csrSpki: Buffer | null;
  @Column('text', { name: 'csr_key_hash', nullable: true }) csrKeyHash: string | null;
  @Column('jsonb') sdn: Sdn;
  @Column('boolean', { name: 'sdn_saved' }) sdnSaved: boolean;
  @Column('jsonb') san: San;
  @Column('boolean', { name: 'san_saved' }) sanSaved: boolean;
  /** Which of the methods was chosen where the profile offers both; null: TXT, which proves all at once. */
  @Column('text', { name: 'domain_method', nullable: true }) domainMethod: DomainMethod | null;
  @Column('int', { name: 'validity_days', nullable: true }) validityDays: number | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { array: true }) emails: string[];
  @Column('text', { name: 'dns_names', array: true }) dnsNames: string[];
  /** What the search box of the list looks through, in lower case. */
  @Column('text') search: string;
  @Column('text', { name: 'waits_for' }) waitsFor: WaitsFor['who'];
  @Column('text', { name: 'waits_name', nullable: true }) waitsName: string | null;
  @Column('timestamptz', { name: 'waits_since', nullable: true }) waitsSince: Date | null;
  @Column('timestamptz', { name: 'not_before', nullable: true }) notBefore: Date | null;
  @Column('timestamptz', { name: 'not_after', nullable: true }) notAfter: Date | null;
  @Column('uuid', { name: 'certificate_id', nullable: true }) certificateId: string | null;
  @Column('text', { nullable: true }) serial: string | null;
  @Column('jsonb', { nullable: true }) problem: Refusal | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  /** Rises with edits of steps alone: a check that turns green does not make an open form stale. */
  @Column('int') version: number;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt: Date | null;
}

export const numberOf = ({ number }: Pick<RequestEntity, 'number'>): string => `REQ-${number.padStart(6, '0')}`;

/** As the audit names it. */
export const named = (request: RequestEntity) => ({
  type: 'request',
  id: request.id,
  label: numberOf(request),
  enterpriseId: request.enterpriseId,
});

export const noNames: San = { emails: [], dnsNames: [], ipAddresses: [], otherNames: [] };
