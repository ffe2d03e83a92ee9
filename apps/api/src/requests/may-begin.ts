import type { NewRequest, Profile } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActiveEnterprise } from '../enterprises';
import { ProfilesOfEnterprise } from '../profiles';
import { mayIn, type Caller } from '../shared/access/caller';
import { RaError } from '../shared/problem';

export interface Beginning {
  readonly requesterId: string;
  readonly profile: Profile;
}

/** Whether this caller may begin such a request: another tenant's enterprise is not found, as one that does not exist. */
@Injectable()
export class MayBegin {
  constructor(
    private readonly activeEnterprise: ActiveEnterprise,
    private readonly profilesOfEnterprise: ProfilesOfEnterprise,
  ) {}

  async run(
    manager: EntityManager,
    { enterpriseId, profileId, onBehalf }: NewRequest,
    caller: Caller,
  ): Promise<Beginning> {
    if (!mayIn(caller, 'requests:read', enterpriseId)) throw new RaError('not-found');
    if (!mayIn(caller, 'requests:edit', enterpriseId) || caller.personId === null) throw new RaError('forbidden');
    await this.activeEnterprise.run(manager, enterpriseId);
    // Whatever the enterprise's policy says: the step that names the other person is still to come.
    if (onBehalf === true) throw new RaError('forbidden');
    const offered = await this.profilesOfEnterprise.run(manager, enterpriseId);
    const profile = offered.find(({ id, active }) => id === profileId && active);
    if (!profile) throw new RaError('invalid-field', { errors: [{ path: '/profileId', code: 'invalid-field' }] });
    return { requesterId: caller.personId, profile };
  }
}
