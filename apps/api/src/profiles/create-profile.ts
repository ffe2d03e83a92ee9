import type { Profile, ProfileContent } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { created, versioned } from '../shared/answers';
import { newId } from '../shared/ids';
import { JudgeProfile } from './judge-profile';
import { objectOf } from './profile.entity';
import { ProfileStore } from './profile.store';

@Injectable()
export class CreateProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly judge: JudgeProfile,
    private readonly profiles: ProfileStore,
  ) {}

  run(content: ProfileContent, caller: Caller): Promise<Profile> {
    return this.unitOfWork.run(caller, async (tx) => {
      await this.judge.run(tx, content);
      const id = newId();
      await this.profiles.keep(tx, { id, version: 1, createdAt: tx.now }, content);
      tx.audit('profile.created', objectOf({ id, name: content.name }), { after: content });
      const profile = await this.profiles.get({ id }, tx.manager);
      return created(versioned(profile, profile.version), `/api/v1/profiles/${id}`);
    });
  }
}
