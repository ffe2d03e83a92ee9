import type { Connector, NewConnector } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { versioned } from '../shared/answers';
import { RaError } from '../shared/problem';
import { readChangedConfig } from './connector-config';
import { ConnectorKinds } from './connector-kinds';
import { objectOf, stateOf } from './connector.entity';
import { ConnectorStore } from './connector.store';

/** Replaces name, switch and configuration. The kind is settled; switching off while in use is allowed. */
@Injectable()
export class ChangeConnector {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kinds: ConnectorKinds,
    private readonly connectors: ConnectorStore,
  ) {}

  run(id: string, { kind, name, active, config: given }: NewConnector, caller: Caller): Promise<Connector> {
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.connectors.lock(tx, id);
      if (row.kind !== kind) throw new RaError('invalid-field', { errors: [{ path: '/kind', code: 'locked' }] });
      const stored = await this.connectors.secrets(tx.manager, id);
      const { config, secrets } = readChangedConfig(this.kinds.of(kind), given, row.config, stored);

      const before = stateOf(row);
      Object.assign(row, { name, active, config, version: row.version + 1 });
      await tx.manager.save(row);
      await this.connectors.keep(tx.manager, id, secrets);
      const after = { ...stateOf(row), secretsChanged: Object.keys(secrets) };
      tx.audit('connector.changed', objectOf(row), { before, after });
      return versioned(await this.connectors.toDto(row, tx.manager), row.version);
    });
  }
}
