import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { RaError } from '../shared/problem';
import { ConnectorRow, objectOf, stateOf } from './connector.entity';
import { ConnectorStore } from './connector.store';

/** Removes a connector that nothing uses. The foreign keys know: profiles, certificates and burnt serials hold theirs. */
@Injectable()
export class DeleteConnector {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly connectors: ConnectorStore,
  ) {}

  run(id: string, caller: Caller): Promise<void> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.connectors.lock(tx, id);
      await tx.manager.delete(ConnectorRow, { id }).catch(refuseIfUsed);
      tx.audit('connector.deleted', objectOf(row), { before: stateOf(row) });
    });
  }
}

const FOREIGN_KEY_VIOLATION = '23503';

function refuseIfUsed(error: unknown): never {
  if ((error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) throw new RaError('in-use');
  throw error;
}
