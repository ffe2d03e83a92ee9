import type { Connector } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { versioned } from '../shared/answers';
import { ConnectorStore } from './connector.store';

@Injectable()
export class GetConnector {
  constructor(private readonly connectors: ConnectorStore) {}

  async run(id: string): Promise<Connector> {
    const row = await this.connectors.get(id);
    return versioned(await this.connectors.toDto(row), row.version);
  }
}
