import type { Person, Profile } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindEnterprises, type EnterpriseFacts } from '../enterprises';
import { FindProfiles, profileKey } from '../profiles';
import { RaError } from '../shared/problem';
import { FindPeople } from '../users';
import type { RequestEntity } from './request.entity';

export interface Surrounding {
  readonly enterprise: EnterpriseFacts;
  readonly requester: Person;
  /** The version that the request began with. */
  readonly profile: Profile;
  /** The one in force now: ages of proofs follow the stricter of the two. */
  readonly current: Profile;
}

/** Whose request it is, where, and by which profile: what other modules know about it. */
@Injectable()
export class Surroundings {
  constructor(
    private readonly findEnterprises: FindEnterprises,
    private readonly findPeople: FindPeople,
    private readonly findProfiles: FindProfiles,
  ) {}

  async run(manager: EntityManager, request: RequestEntity): Promise<Surrounding> {
    const { enterpriseId, requesterId } = request;
    const pinned = { id: request.profileId, version: request.profileVersion };
    const enterprise = (await this.findEnterprises.run(manager, [enterpriseId])).get(enterpriseId);
    const requester = (await this.findPeople.run(manager, [requesterId])).get(requesterId);
    const profiles = await this.findProfiles.run(manager, [pinned, { id: pinned.id }]);
    const profile = profiles.get(profileKey(pinned));
    // An enterprise that was deleted takes its requests along.
    if (!enterprise || !requester || !profile) throw new RaError('not-found');
    return { enterprise, requester, profile, current: profiles.get(profileKey({ id: pinned.id })) ?? profile };
  }
}
