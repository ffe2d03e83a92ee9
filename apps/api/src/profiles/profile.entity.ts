import type { ProfileContent, ValidationType } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A certification profile as lists show it: its current version. */
@Entity('profile')
export class ProfileRow {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') name: string;
  @Column('text') description: string;
  @Column('boolean') active: boolean;
  @Column('text', { name: 'validation_type' }) validationType: ValidationType;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** What the profile says in one version. Never changed: requests are pinned to theirs. */
@Entity('profile_version')
export class ProfileVersionRow {
  @PrimaryColumn('uuid', { name: 'profile_id' }) profileId: string;
  @PrimaryColumn('int') version: number;
  @Column('jsonb') content: ProfileContent;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** Which connectors a version names: what is named cannot be deleted. */
@Entity('profile_connector')
export class ProfileConnectorRow {
  @PrimaryColumn('uuid', { name: 'profile_id' }) profileId: string;
  @PrimaryColumn('int') version: number;
  @PrimaryColumn('uuid', { name: 'connector_id' }) connectorId: string;
}

/** Which enterprise may use which profile. */
@Entity('enterprise_profile')
export class EnterpriseProfileRow {
  @PrimaryColumn('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  @PrimaryColumn('uuid', { name: 'profile_id' }) profileId: string;
}

export const objectOf = ({ id, name }: Pick<ProfileRow, 'id' | 'name'>) => ({
  type: 'profile',
  id,
  label: name,
  enterpriseId: null,
});
