import type { ConnectorKind, TestResult } from '@countersign/contracts';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { ConnectorConfig, ConnectorRow } from './connector.entity';
import type { CaConnector } from './ca/ca-connector';

export type ConnectorPower = 'issue' | 'revoke' | 'mail' | 'mpic' | 'lint';
export type TestStep = TestResult['steps'][number];

/** What the application knows of a kind of connector. */
export interface KindOfConnector {
  readonly kind: ConnectorKind;
  readonly title: string;
  /** Judges the whole configuration, secrets included; the portal draws its form of it. */
  readonly schema: z.ZodType<ConnectorConfig>;
  readonly secrets: readonly string[];
  readonly powers: readonly ConnectorPower[];
  /** Members of the configuration that are settled when the connector is made. */
  readonly settled: readonly string[];
  /** What is made beside a new connector (slow work, outside any transaction); the answer stores it. */
  make(id: string, config: ConnectorConfig): Promise<(manager: EntityManager) => Promise<void>>;
  test(connector: ConnectorRow): Promise<TestStep[]>;
}

/** A kind that issues certificates. */
export interface KindOfCa extends KindOfConnector {
  open(connector: ConnectorRow, manager?: EntityManager): Promise<CaConnector>;
  issuerName(config: ConnectorConfig): string;
}

export const isCa = (kind: KindOfConnector): kind is KindOfCa => kind.powers.includes('issue');
