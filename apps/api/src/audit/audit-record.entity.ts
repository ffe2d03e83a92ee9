import type { AuditEvent } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTALLATION } from './audit-chain';

/** A record as it is read; `AuditChain` alone writes them. */
@Entity('audit_record')
export class AuditRecord {
  @PrimaryColumn('uuid') chain: string;
  @PrimaryColumn({ type: 'bigint' }) seq: string;
  @Column('uuid') id: string;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  @Column('text', { name: 'actor_type' }) actorType: AuditEvent['actor']['type'] | 'anonymous';
  @Column('text', { name: 'actor_id' }) actorId: string;
  @Column('text', { name: 'actor_name' }) actorName: string;
  @Column('text') action: string;
  @Column('text', { name: 'object_type' }) objectType: string;
  @Column('text', { name: 'object_id' }) objectId: string;
  @Column('text', { name: 'object_label' }) objectLabel: string;
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId: string | null;
  @Column('text', { nullable: true }) ip: string | null;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent: string | null;
  @Column('text', { name: 'trace_id' }) traceId: string;
  @Column('json', { nullable: true }) before: Record<string, unknown> | null;
  @Column('json', { nullable: true }) after: Record<string, unknown> | null;
  @Column('text') hash: string;
}

export const chainName = (chain: string): string => (chain === INSTALLATION ? 'installation' : chain);

/** With the hash of the record before it: the first of a chain has none. */
export const toDto = (line: AuditRecord, previousHash: string): AuditEvent => ({
  id: line.id,
  chain: chainName(line.chain),
  sequence: Number(line.seq),
  at: line.at.toISOString(),
  actor: actorOf(line),
  action: line.action,
  object: { type: line.objectType, id: line.objectId, label: line.objectLabel },
  enterpriseId: line.enterpriseId,
  ip: line.ip,
  userAgent: line.userAgent,
  traceId: line.traceId,
  before: line.before,
  after: line.after,
  previousHash,
  hash: line.hash,
});

/** Who was not signed in is a person all the same, but nobody knows which. */
const actorOf = ({ actorType, actorId, actorName }: AuditRecord): AuditEvent['actor'] =>
  actorType === 'anonymous'
    ? { type: 'person', id: null, name: actorName }
    : { type: actorType, id: actorId, name: actorName };
