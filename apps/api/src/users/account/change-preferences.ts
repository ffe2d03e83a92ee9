import type { Preferences, PreferencesPatch } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { versioned } from '../../shared/answers';
import { assertMatch } from '../../shared/match';
import { mergePatch } from '../../shared/merge-patch';
import { RaError } from '../../shared/problem';
import { PersonStore } from '../people/person.store';
import { personBehind } from '../person-behind';
import { PreferencesEntity, toDto, usual } from './preferences.entity';

/** More lists than the portal has: what is kept for somebody does not grow without end. */
const LISTS = 50;

/** A JSON Merge Patch. The look of one's own pages is nobody else's business: not in the audit. */
@Injectable()
export class ChangePreferences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
  ) {}

  run(patch: PreferencesPatch, caller: Caller): Promise<Preferences> {
    const personId = personBehind(caller);
    return this.unitOfWork.run(caller, async (tx) => {
      await this.people.get(personId, tx.manager);
      const row = await this.lock(tx, personId);
      assertMatch(row.version, caller);
      const changed = mergePatch(toDto(row), patch);
      if (Object.keys(changed.lists).length > LISTS)
        throw new RaError('invalid-field', {
          errors: [{ path: '/lists', code: 'too-many', params: { limit: LISTS } }],
        });
      const after = { ...changed, personId, version: row.version + 1 };
      await tx.manager.save(PreferencesEntity, after);
      return versioned(toDto(after), after.version);
    });
  }

  private async lock(tx: Tx, personId: string): Promise<PreferencesEntity> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(PreferencesEntity)
      .values({ personId, ...usual })
      .orIgnore()
      .execute();
    return tx.manager.findOneOrFail(PreferencesEntity, { where: { personId }, lock: { mode: 'for_no_key_update' } });
  }
}
