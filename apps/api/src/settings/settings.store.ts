import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../database/tx';
import { assertMatch } from '../shared/match';
import { SettingsEntity, THE_ROW } from './settings.entity';

/** The one way to the table `settings`. They belong to the installation: no scope, and operators alone come here. */
@Injectable()
export class SettingsStore {
  get(manager: EntityManager): Promise<SettingsEntity> {
    return manager.findOneByOrFail(SettingsEntity, { id: THE_ROW });
  }

  async lock(tx: Tx): Promise<SettingsEntity> {
    const where = { id: THE_ROW };
    const row = await tx.manager.findOneOrFail(SettingsEntity, { where, lock: { mode: 'for_no_key_update' } });
    assertMatch(row.version, tx.caller);
    return row;
  }

  async save(tx: Tx, row: SettingsEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(SettingsEntity, row);
  }
}
