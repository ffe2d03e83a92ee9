import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaError } from '../../shared/problem';
import { isCa } from '../connector-kind';
import { ConnectorKinds } from '../connector-kinds';
import { ConnectorStore } from '../connector.store';
import type { CaConnector } from './ca-connector';

/** The CA behind a connector, whatever its kind. */
@Injectable()
export class CaConnectors {
  constructor(
    private readonly connectors: ConnectorStore,
    private readonly kinds: ConnectorKinds,
  ) {}

  /** Inside a transaction, its manager: a second connection for the same work can starve the pool. */
  async of(connectorId: string, manager?: EntityManager): Promise<CaConnector> {
    const connector = await this.connectors.get(connectorId, manager);
    const kind = this.kinds.of(connector.kind);
    if (!isCa(kind)) throw new RaError('wrong-state', { detail: `${connector.name} issues no certificates` });
    return kind.open(connector, manager);
  }
}
