import type { ConnectorKind, TestResult } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ConnectorConfig = Readonly<Record<string, unknown>>;
export type LastTest = TestResult & { readonly at: string };

/** A configured outside system. Its secrets stand in rows of their own, sealed. */
@Entity('connector')
export class ConnectorRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ConnectorKind;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
  @Column('jsonb') config: ConnectorConfig;
  @Column('int') version: number;
  @Column('jsonb', { name: 'last_test', nullable: true }) lastTest: LastTest | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity('connector_secret')
export class ConnectorSecretRow {
  @PrimaryColumn('uuid', { name: 'connector_id' }) connectorId: string;
  @PrimaryColumn('text') name: string;
  @Column('text') sealed: string;
}

export const objectOf = ({ id, name }: Pick<ConnectorRow, 'id' | 'name'>) => ({
  type: 'connector',
  id,
  label: name,
  enterpriseId: null,
});

/** What the audit keeps of a connector: all but the secrets. */
export const stateOf = ({ name, active, config }: ConnectorRow) => ({ name, active, config });
