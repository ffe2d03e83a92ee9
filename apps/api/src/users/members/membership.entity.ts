import type { Member, PersonState } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { TenantRow } from '../../database/rows';

/** A person in an enterprise, in one role. */
@Entity('membership')
export class MembershipEntity extends TenantRow {
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'role_id' }) roleId: string;
  @Column('text') status: PersonState;
  @Column('timestamptz') since: Date;
  /** The person's, kept in step by the database. */
  @Column({ type: 'text', insert: false, update: false }) name: string;
  @Column({ type: 'text', insert: false, update: false }) email: string;
  @Column('int') version: number;
}

/** A line of the members' list: the view `member_list` joins the role. */
@Entity('member_list', { synchronize: false })
export class MemberLine extends TenantRow {
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('uuid', { name: 'role_id' }) roleId: string;
  @Column('text', { name: 'role_key', nullable: true }) roleKey: string | null;
  @Column('text', { name: 'role_name' }) roleName: string;
  @Column('text') status: PersonState;
  @Column('timestamptz') since: Date;
  @Column('int') version: number;
}

export const toDto = (line: MemberLine): Member => ({
  user: { id: line.personId, name: line.name, email: line.email },
  role: { id: line.roleId, key: line.roleKey, name: line.roleName },
  status: line.status,
  since: line.since.toISOString(),
});
