import type { EnterpriseProfiles } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../database/tx';
import { digestOf } from '../shared/digest';
import { RaError } from '../shared/problem';
import { EnterpriseProfileRow } from './profile.entity';
import { ProfilesOfEnterprise } from './profiles-of-enterprise';

/** Which enterprise may use which profile. */
@Injectable()
export class AssignedProfiles {
  constructor(private readonly profilesOfEnterprise: ProfilesOfEnterprise) {}

  async read(manager: EntityManager, enterpriseId: string): Promise<EnterpriseProfiles> {
    const profiles = await this.profilesOfEnterprise.run(manager, enterpriseId);
    return { items: profiles.map(({ id, name, active, validationType }) => ({ id, name, active, validationType })) };
  }

  /** Of two who replace it at once the second sees what the first has made. */
  async lock({ manager }: Tx, enterpriseId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 43))', [`profiles of ${enterpriseId}`]);
  }

  /** Replaces the whole. A profile that is not there is refused at its place. */
  async replace({ manager }: Tx, enterpriseId: string, profileIds: readonly string[]): Promise<void> {
    const known = await manager.query<{ id: string }[]>('select id from profile where id = any($1) for key share', [
      profileIds,
    ]);
    const errors = profileIds.flatMap((id, i) =>
      known.some((profile) => profile.id === id.toLowerCase())
        ? []
        : [{ path: `/profileIds/${i}`, code: 'invalid-field' as const }],
    );
    if (errors.length > 0) throw new RaError('invalid-field', { errors });
    await manager.delete(EnterpriseProfileRow, { enterpriseId });
    await manager.insert(
      EnterpriseProfileRow,
      known.map(({ id }) => ({ enterpriseId, profileId: id })),
    );
  }
}

/** The set has no row of its own to count its versions. */
export const versionOf = ({ items }: EnterpriseProfiles): string => digestOf(items.map(({ id }) => id).sort());
