import type { ConnectorKind } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { isCa, type ConnectorPower } from './connector-kind';
import { ConnectorKinds } from './connector-kinds';
import { ConnectorRow } from './connector.entity';

export interface ConnectorFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: ConnectorKind;
  readonly active: boolean;
  readonly powers: readonly ConnectorPower[];
  /** The issuer domains that CAA records must name (RFC 8659 §4.2), and the account there (RFC 8657 §3). */
  readonly caaDomains: readonly string[];
  readonly accountUri: string | null;
  readonly issuerName: string;
}

/** What other modules may know of connectors. */
@Injectable()
export class FindConnectors {
  constructor(private readonly kinds: ConnectorKinds) {}

  async run(manager: EntityManager, ids: readonly string[]): Promise<Map<string, ConnectorFacts>> {
    const rows = ids.length === 0 ? [] : await manager.findBy(ConnectorRow, { id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, this.factsOf(row)]));
  }

  private factsOf({ id, name, kind, active, config }: ConnectorRow): ConnectorFacts {
    const plan = this.kinds.of(kind);
    const { caaDomains, accountUri } = config;
    return {
      id,
      name,
      kind,
      active,
      powers: plan.powers,
      caaDomains: Array.isArray(caaDomains) ? caaDomains.map(String) : [],
      accountUri: typeof accountUri === 'string' ? accountUri : null,
      issuerName: isCa(plan) ? plan.issuerName(config) : name,
    };
  }
}
