import type { Connector, ConnectorQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { ConnectorStore } from './connector.store';

@Injectable()
export class ListConnectors {
  constructor(private readonly connectors: ConnectorStore) {}

  async run(asked: ConnectorQuery, caller: Caller): Promise<Page<Connector>> {
    const page = await this.connectors.page(asked, Scope.of(caller, 'connectors:read'));
    return { ...page, items: await this.connectors.toDtos(page.items) };
  }
}
