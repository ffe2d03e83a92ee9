import type { Connector, NewConnector } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { created, versioned } from '../shared/answers';
import { newId } from '../shared/ids';
import { readNewConfig } from './connector-config';
import { ConnectorKinds } from './connector-kinds';
import { ConnectorRow, objectOf, stateOf } from './connector.entity';
import { ConnectorStore } from './connector.store';
import { ConnectorMade } from './events';

/** Makes a connector and what its kind needs beside it. Keys are made before the transaction begins: that takes seconds. */
@Injectable()
export class CreateConnector {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kinds: ConnectorKinds,
    private readonly connectors: ConnectorStore,
  ) {}

  async run({ kind, name, active, config: given }: NewConnector, caller: Caller): Promise<Connector> {
    const plan = this.kinds.of(kind);
    const { config, secrets } = readNewConfig(plan, given);
    const id = newId();
    const storeWhatWasMade = await plan.make(id, config);

    return this.unitOfWork.run(caller, async (tx) => {
      const row = tx.manager.create(ConnectorRow, {
        id,
        kind,
        name,
        active,
        config,
        version: 1,
        lastTest: null,
        createdAt: tx.now,
      });
      await tx.manager.save(row);
      await this.connectors.keep(tx.manager, id, secrets);
      await storeWhatWasMade(tx.manager);
      tx.audit('connector.created', objectOf(row), { after: stateOf(row) });
      tx.emit(new ConnectorMade(id));
      const dto = await this.connectors.toDto(row, tx.manager);
      return created(versioned(dto, row.version), `/api/v1/connectors/${id}`);
    });
  }
}
