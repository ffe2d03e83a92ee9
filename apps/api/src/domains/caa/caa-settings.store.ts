import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { assertMatch } from '../../shared/match';
import { CaaSettingsEntity } from './caa-settings.entity';

/** The one way to the CAA settings. An enterprise that never made any has them switched off, in version 0. */
@Injectable()
export class CaaSettingsStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  get manager(): EntityManager {
    return this.db.manager;
  }

  async of(manager: EntityManager, enterpriseId: string): Promise<CaaSettingsEntity> {
    return (await manager.findOneBy(CaaSettingsEntity, { enterpriseId })) ?? unwritten(enterpriseId);
  }

  async lock(tx: Tx, enterpriseId: string): Promise<CaaSettingsEntity> {
    const { manager } = tx;
    const values = unwritten(enterpriseId);
    await manager.createQueryBuilder().insert().into(CaaSettingsEntity).values(values).orIgnore().execute();
    const where = { enterpriseId };
    const row = await manager.findOneOrFail(CaaSettingsEntity, { where, lock: { mode: 'for_no_key_update' } });
    assertMatch(row.version, tx.caller);
    return row;
  }

  async save(tx: Tx, row: CaaSettingsEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(CaaSettingsEntity, row);
  }
}

const unwritten = (enterpriseId: string): CaaSettingsEntity => ({
  enterpriseId,
  enabled: false,
  issuers: [],
  version: 0,
});
