import type { ProblemCode } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Planned } from '../../connectors';
import { restored, type StoredOrder } from './certificate-order';

export type IssuanceState = 'planned' | 'signing' | 'settled' | 'refused' | 'unknown';

/** How the certificate of one request comes about: planned with serial and exact TBS, claimed by one worker, signed, settled. */
@Entity('issuance')
export class IssuanceRow {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  @Column('uuid', { name: 'connector_id' }) connectorId: string;
  @Column('json') order: StoredOrder;
  @Column('text', { nullable: true }) serial: string | null;
  @Column('bytea', { nullable: true }) tbs: Buffer | null;
  @Column('text') state: IssuanceState;
  @Column('int', { nullable: true }) worker: number | null;
  @Column('int') tries: number;
  /** Kept only where storing the certificate failed after it was signed. */
  @Column('bytea', { nullable: true }) signed: Buffer | null;
  @Column('bytea', { nullable: true, array: true }) chain: Buffer[] | null;
  @Column('text', { nullable: true }) code: ProblemCode | null;
  @Column('text', { nullable: true }) detail: string | null;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}

export const plannedOf = ({ connectorId, serial, tbs, order }: IssuanceRow): Planned => ({
  connectorId,
  serial,
  tbs,
  order: restored(order),
});
