import type { Settings, SettingsPatch } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { mergePatch } from '../shared/merge-patch';
import { InstallationSettings } from './installation-settings';
import { inForce, theSettings } from './settings.entity';
import { SettingsStore } from './settings.store';
import { ShowSettings } from './show-settings';

/** A JSON Merge Patch (RFC 7396). One that changes nothing leaves version and audit alone. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: SettingsStore,
    private readonly show: ShowSettings,
    private readonly installation: InstallationSettings,
  ) {}

  async run(patch: SettingsPatch, caller: Caller): Promise<Settings> {
    const changed = await this.unitOfWork.run(caller, async (tx) => {
      const row = await this.store.lock(tx);
      const before = inForce(row);
      row.changed = mergePatch(row.changed, patch);
      const after = inForce(row);
      if (isDeepStrictEqual(before, after)) return this.show.run(row);

      await this.store.save(tx, row);
      tx.audit('settings.changed', theSettings, { before, after });
      return this.show.run(row);
    });
    this.installation.forget();
    return changed;
  }
}
