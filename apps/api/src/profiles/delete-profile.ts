import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { RaError } from '../shared/problem';
import { objectOf, ProfileRow } from './profile.entity';
import { ProfileStore } from './profile.store';

/** Removes a profile that no enterprise has and no request ever named; the foreign keys know. */
@Injectable()
export class DeleteProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly profiles: ProfileStore,
  ) {}

  run(id: string, caller: Caller): Promise<void> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.profiles.lock(tx, id);
      const before = await this.profiles.get({ id }, tx.manager);
      await tx.manager.delete(ProfileRow, { id }).catch(refuseIfUsed);
      tx.audit('profile.deleted', objectOf(row), { before });
    });
  }
}

const FOREIGN_KEY_VIOLATION = '23503';

function refuseIfUsed(error: unknown): never {
  if ((error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) throw new RaError('in-use');
  throw error;
}
