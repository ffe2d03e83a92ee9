import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { assertMatch } from '../../shared/match';
import { noNotes, RequestNotesEntity } from './request-notes.entity';

/** The one way to the notes. An enterprise that never wrote any has none, in version 0. The caller's scope has let the enterprise through. */
@Injectable()
export class RequestNotesStore {
  async of(manager: EntityManager, enterpriseId: string): Promise<RequestNotesEntity> {
    return (await manager.findOneBy(RequestNotesEntity, { enterpriseId })) ?? unwritten(enterpriseId);
  }

  async lock(tx: Tx, enterpriseId: string): Promise<RequestNotesEntity> {
    const { manager } = tx;
    await manager
      .createQueryBuilder()
      .insert()
      .into(RequestNotesEntity)
      .values(unwritten(enterpriseId))
      .orIgnore()
      .execute();
    const where = { enterpriseId };
    const row = await manager.findOneOrFail(RequestNotesEntity, { where, lock: { mode: 'for_no_key_update' } });
    assertMatch(row.version, tx.caller);
    return row;
  }

  async save(tx: Tx, row: RequestNotesEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(RequestNotesEntity, row);
  }
}

const unwritten = (enterpriseId: string): RequestNotesEntity => ({ enterpriseId, ...noNotes, version: 0 });
