import type { DomainAssignment, Person } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { TenantRow } from '../../database/rows';

/** Whose domain it is, with all that lies below it, where an enterprise gives each to one person. */
@Entity('domain_assignment')
export class DomainAssignmentEntity extends TenantRow {
  @Column('text') domain: string;
  @Column('text') registrable: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('timestamptz') since: Date;
  @Column('text') source: DomainAssignment['source'];
  @Column('int') version: number;
}

export const toDto = ({ id, domain, since, source }: DomainAssignmentEntity, user: Person): DomainAssignment => ({
  id,
  domain,
  user,
  since: since.toISOString(),
  source,
});

/** As the audit names it. */
export const named = ({ id, domain, enterpriseId }: DomainAssignmentEntity) => ({
  type: 'domain-assignment',
  id,
  label: domain,
  enterpriseId,
});
