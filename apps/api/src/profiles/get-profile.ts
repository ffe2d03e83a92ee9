import type { Profile } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { versioned } from '../shared/answers';
import type { ProfileRef } from './find-profiles';
import { ProfileStore } from './profile.store';

/** The ETag is that of the version shown: an old one, sent back, is found to have moved on. */
@Injectable()
export class GetProfile {
  constructor(private readonly profiles: ProfileStore) {}

  async run(ref: ProfileRef): Promise<Profile> {
    const profile = await this.profiles.get(ref);
    return versioned(profile, profile.version);
  }
}
