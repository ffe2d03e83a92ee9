import type { PersonState } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who signs in, or may once: an operator by a role of their own, a member by memberships. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text', { name: 'address_key' }) addressKey: string;
  @Column('text', { nullable: true }) mobile: string | null;
  @Column('text') locale: string;
  /** An operator's role; null for members. */
  @Column('uuid', { name: 'role_id', nullable: true }) roleId: string | null;
  /** What it says holds everywhere; a membership has a state of its own. */
  @Column('text') status: PersonState;
  /** argon2id in PHC form. Without one nobody signs in by password. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true }) lastSignInAt: Date | null;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** On no list and let in nowhere; what they made still names them. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt: Date | null;
}

/** How the audit names a person. */
export const named = ({ id, name }: Pick<PersonEntity, 'id' | 'name'>) => ({
  type: 'person',
  id,
  label: name,
  enterpriseId: null,
});

/** Somebody who can sign in has an account; who was only named somewhere has none yet. */
export const hasAccount = (person: PersonEntity | null): person is PersonEntity & { passwordHash: string } =>
  person?.passwordHash != null;

export const kindOf = ({ roleId }: Pick<PersonEntity, 'roleId'>) => (roleId === null ? 'member' : 'operator');
