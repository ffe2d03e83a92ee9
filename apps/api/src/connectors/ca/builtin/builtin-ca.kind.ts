import type { ConnectorKind } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../../shared/clock';
import type { KindOfCa, TestStep } from '../../connector-kind';
import type { ConnectorConfig, ConnectorRow } from '../../connector.entity';
import { runSteps } from '../../test-steps';
import type { CaConnector } from '../ca-connector';
import { BuiltinCa } from './builtin-ca';
import { configSchema } from './builtin-ca.config';
import { builtinCaSteps } from './builtin-ca.steps';
import { CaKeyRow } from './ca-key.entity';
import { CaKeys } from './ca-keys';
import { MakeCa } from './make-ca';

/** A CA of our own, for demos and private use. Key and names are settled when it is made. */
@Injectable()
export class BuiltinCaKind implements KindOfCa {
  readonly kind: ConnectorKind = 'builtin-ca';
  readonly title = 'Built-in CA';
  readonly schema = configSchema;
  readonly secrets = [];
  readonly powers = ['issue', 'revoke'] as const;
  readonly settled = ['key', 'commonName', 'organizationName', 'countryName'];

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly makeCa: MakeCa,
    private readonly keys: CaKeys,
    private readonly clock: Clock,
  ) {}

  async make(id: string, config: ConnectorConfig): Promise<(manager: EntityManager) => Promise<void>> {
    const rows = await this.makeCa.run(id, configSchema.parse(config));
    return async (manager) => {
      await manager.insert(CaKeyRow, rows);
    };
  }

  async open({ id }: ConnectorRow, manager = this.db.manager): Promise<CaConnector> {
    return new BuiltinCa(id, await this.keys.of(manager, id), this.clock);
  }

  issuerName(config: ConnectorConfig): string {
    return configSchema.parse(config).commonName;
  }

  test({ id }: ConnectorRow): Promise<TestStep[]> {
    return runSteps(builtinCaSteps(() => this.keys.of(this.db.manager, id), this.clock));
  }
}
