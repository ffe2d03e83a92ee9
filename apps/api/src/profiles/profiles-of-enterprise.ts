import type { Profile } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindProfiles } from './find-profiles';

/** What an enterprise may use, in current versions, by name; inactive ones too. */
@Injectable()
export class ProfilesOfEnterprise {
  constructor(private readonly findProfiles: FindProfiles) {}

  async run(manager: EntityManager, enterpriseId: string): Promise<Profile[]> {
    const refs = await manager.query<{ id: string }[]>(
      'select profile_id as id from enterprise_profile where enterprise_id = $1',
      [enterpriseId],
    );
    const found = await this.findProfiles.run(manager, refs);
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }
}
