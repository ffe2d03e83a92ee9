import type { Settings } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { mergePatch } from '../shared/merge-patch';

/** What is set for the whole installation, as far as it can be changed here. */
export type SettingsInForce = Pick<
  Settings,
  'installationName' | 'supportAddress' | 'links' | 'sessions' | 'csr' | 'caaPassOnFailure'
>;

/** There is one row. It holds what somebody changed; all else is as this version has it. */
@Entity('settings')
export class SettingsEntity {
  @PrimaryColumn('int') id: number;
  @Column('jsonb') changed: object;
  @Column('int') version: number;
}
export const THE_ROW = 1;

const usual: SettingsInForce = {
  installationName: 'Countersign',
  supportAddress: null,
  links: { invitationDays: 7, activationHours: 24, resetMinutes: 60 },
  sessions: { idleMinutes: 30, absoluteHours: 12 },
  csr: { checkKeyReuse: true, checkWeakKeys: true },
  caaPassOnFailure: false,
};

export const inForce = ({ changed }: Pick<SettingsEntity, 'changed'>): SettingsInForce => mergePatch(usual, changed);

/** How the audit names them. */
export const theSettings = { type: 'settings', id: 'installation', label: 'Settings', enterpriseId: null };
