import type { Permission, RoleName } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}

export const nameOf = ({ id, key, name }: RoleEntity): RoleName => ({ id, key, name });
