import type { Profile, ProfileContent } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { versioned } from '../shared/answers';
import { JudgeProfile } from './judge-profile';
import { objectOf } from './profile.entity';
import { ProfileStore } from './profile.store';

/** Makes a new version. Requests that were begun keep theirs. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly judge: JudgeProfile,
    private readonly profiles: ProfileStore,
  ) {}

  run(id: string, content: ProfileContent, caller: Caller): Promise<Profile> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.profiles.lock(tx, id);
      await this.judge.run(tx, content);
      const before = await this.profiles.get({ id }, tx.manager);
      await this.profiles.keep(tx, { id, version: row.version + 1, createdAt: row.createdAt }, content);
      tx.audit('profile.changed', objectOf({ id, name: content.name }), { before, after: content });
      const profile = await this.profiles.get({ id }, tx.manager);
      return versioned(profile, profile.version);
    });
  }
}
