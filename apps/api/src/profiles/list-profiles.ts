import type { Page, Profile, ProfileQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { ProfileStore } from './profile.store';

@Injectable()
export class ListProfiles {
  constructor(private readonly profiles: ProfileStore) {}

  run(asked: ProfileQuery, caller: Caller): Promise<Page<Profile>> {
    return this.profiles.page(asked, Scope.of(caller, 'profiles:read'));
  }
}
