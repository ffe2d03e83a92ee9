import type { Check, Domain, DomainMethod, DomainState, Person } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { TenantRow } from '../database/rows';
import { standingOf } from './domain-state';

/** A domain that an enterprise proves once, for the requests of all its people. */
@Entity('domain')
export class DomainEntity extends TenantRow {
  @Column('text') name: string;
  @Column('text', { name: 'unicode_name' }) unicodeName: string;
  @Column('text') registrable: string;
  @Column('text', { array: true }) subdomains: string[];
  @Column('boolean') active: boolean;
  @Column('text') status: DomainState;
  /** How it is being proven now, or was at last. */
  @Column('text', { nullable: true }) method: DomainMethod | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt: Date | null;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
  /** How the proof that counts was made, and of which names: a file proves these alone. */
  @Column('text', { name: 'proven_by', nullable: true }) provenBy: DomainMethod | null;
  @Column('text', { array: true }) proven: string[];
  /** The proof that counts was read as strictly as a public root asks for. */
  @Column('boolean', { name: 'for_public' }) forPublic: boolean;
  @Column('int', { name: 'validity_days' }) validityDays: number;
  @Column('boolean') mpic: boolean;
  /** The member who began the proof: theirs is the domain where each has one owner. */
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy: string | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Rises with changes by people alone, not with what its checks find. */
  @Column('int') version: number;
}

export function toDto(
  row: DomainEntity,
  { checks, createdBy, now }: { checks: Check[]; createdBy: Person | null; now: Date },
): Domain {
  const { status, validUntil } = standingOf(row, now);
  return {
    id: row.id,
    name: row.name,
    unicodeName: row.unicodeName,
    subdomains: row.subdomains,
    active: row.active,
    status,
    method: row.method,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    validUntil: validUntil?.toISOString() ?? null,
    validityDays: row.validityDays,
    mpic: row.mpic,
    checks,
    createdAt: row.createdAt.toISOString(),
    createdBy,
  };
}

/** As the audit names it. */
export const named = ({ id, name, enterpriseId }: DomainEntity) => ({ type: 'domain', id, label: name, enterpriseId });
export const subjectOf = ({ id }: Pick<DomainEntity, 'id'>) => ({ type: 'domain' as const, id });
export const namesOf = ({ name, subdomains }: Pick<DomainEntity, 'name' | 'subdomains'>) => [name, ...subdomains];

/** What people decide about it, for the audit. */
export const contentOf = ({ name, subdomains, active, validityDays, mpic }: DomainEntity) => ({
  name,
  subdomains,
  active,
  validityDays,
  mpic,
});
