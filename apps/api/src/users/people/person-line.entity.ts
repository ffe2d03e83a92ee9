import type { PersonState, User } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MemberOf } from './enterprises-of';

/** A person as operators see them: the view `person_list`. */
@Entity('person_list', { synchronize: false })
export class PersonLine {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text', { nullable: true }) mobile: string | null;
  @Column('text') kind: User['kind'];
  @Column('text') status: PersonState;
  @Column('uuid', { name: 'role_id', nullable: true }) roleId: string | null;
  @Column('text', { name: 'role_key', nullable: true }) roleKey: string | null;
  @Column('text', { name: 'role_name', nullable: true }) roleName: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true }) lastSignInAt: Date | null;
  @Column('int') version: number;
}

export const toUser = (line: PersonLine, memberships: readonly MemberOf[]): User => ({
  id: line.id,
  name: line.name,
  email: line.email,
  mobile: line.mobile,
  kind: line.kind,
  role: line.roleId === null ? null : { id: line.roleId, key: line.roleKey, name: line.roleName ?? '' },
  status: line.status,
  memberships: [...memberships],
  lastSignInAt: line.lastSignInAt?.toISOString() ?? null,
});
