import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which CAs an enterprise lets issue for its domains. It keeps no DNS records: these are looked up. */
@Entity('caa_settings')
export class CaaSettingsEntity {
  @PrimaryColumn('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  @Column('boolean') enabled: boolean;
  @Column('text', { array: true }) issuers: string[];
  @Column('int') version: number;
}

export const settingsOf = ({ enabled, issuers }: Pick<CaaSettingsEntity, 'enabled' | 'issuers'>) => ({
  enabled,
  issuers,
});
