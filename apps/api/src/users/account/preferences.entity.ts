import type { Preferences } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How somebody likes the portal. Who never said has no row. */
@Entity('preferences')
export class PreferencesEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('text') theme: Preferences['theme'];
  @Column('text') density: Preferences['density'];
  @Column('jsonb') lists: Preferences['lists'];
  @Column('int') version: number;
}

export const usual = { theme: 'system', density: 'standard', lists: {}, version: 1 } as const;

export const toDto = ({ theme, density, lists }: Omit<PreferencesEntity, 'personId'>): Preferences => ({
  theme,
  density,
  lists,
});
