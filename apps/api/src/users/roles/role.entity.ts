import type { Permission, Role, RoleName } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { permissionsOf } from './built-in-roles';

/** A built-in role has a key, and its permissions in the code; one that somebody made has its permissions here. */
@Entity('role')
export class RoleEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) key: string | null;
  @Column('text') name: string;
  @Column('text') description: string;
  /** Null: an operators' role. */
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId: string | null;
  @Column('boolean', { name: 'is_default' }) isDefault: boolean;
  @Column('text', { array: true, nullable: true }) permissions: Permission[] | null;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Nobody holds it any more; invitations of old days still name it. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt: Date | null;
}

export const nameOf = ({ id, key, name }: RoleEntity): RoleName => ({ id, key, name });

export const toDto = (row: RoleEntity): Role => ({
  id: row.id,
  key: row.key,
  name: row.name,
  description: row.description,
  scope: row.enterpriseId === null ? 'operator' : 'enterprise',
  enterpriseId: row.enterpriseId,
  isDefault: row.isDefault,
  builtIn: row.key !== null,
  permissions: [...permissionsOf(row)],
});

/** How the audit names a role. */
export const aboutRole = ({ id, name, enterpriseId }: RoleEntity) => ({ type: 'role', id, label: name, enterpriseId });

/** What of it somebody decides. */
export const contentOf = ({ name, description, isDefault, permissions }: RoleEntity) => ({
  name,
  description,
  isDefault,
  permissions,
});
