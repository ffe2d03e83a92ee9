import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AuditEntry, Tx } from '../database/tx';
import type { Writer } from '../database/unit-of-work';
import { newId } from '../shared/ids';
import { afterOf, beforeOf } from './personal-fields';

/** The chain of what belongs to no enterprise. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';

interface Head {
  id: string;
  seq: number;
  hash: string;
}

/** In the order in which they are hashed and inserted; `hash` follows. */
export const AUDIT_COLUMNS = [
  'chain',
  'seq',
  'id',
  'at',
  'actor_type',
  'actor_id',
  'actor_name',
  'action',
  'object_type',
  'object_id',
  'object_label',
  'enterprise_id',
  'ip',
  'user_agent',
  'trace_id',
  'before',
  'after',
] as const;
export type AuditRow = Record<(typeof AUDIT_COLUMNS)[number], string | number | null>;

/** Each record holds the hash of the one before: a row that is changed, taken out or cut off shows. */
export const hashOf = (previous: string, row: AuditRow): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, ...AUDIT_COLUMNS.map((column) => row[column])]))
    .digest('hex');

/** Appends to the chain of each enterprise concerned, or to the installation's. */
@Injectable()
export class AuditChain implements Writer {
  async write(tx: Tx): Promise<void> {
    const byChain = Map.groupBy(tx.auditEntries, ({ object }) => object.enterpriseId ?? INSTALLATION);
    const heads = new Map((await lockHeads(tx.manager, [...byChain.keys()])).map((head) => [head.id, head]));
    for (const [chain, entries] of byChain) {
      const head = heads.get(chain);
      if (!head) throw new Error(`No audit chain ${chain}`);
      for (const entry of entries) await append(tx.manager, head, rowOf(head, entry, tx));
    }
  }
}

function rowOf(head: Head, { action, object, before, after }: AuditEntry, { caller, now }: Tx): AuditRow {
  return {
    chain: head.id,
    seq: head.seq + 1,
    id: newId(),
    at: now.toISOString(),
    actor_type: caller.type,
    actor_id: caller.id,
    actor_name: caller.name,
    action,
    object_type: object.type,
    object_id: object.id,
    object_label: object.label,
    enterprise_id: object.enterpriseId,
    ip: caller.ip,
    user_agent: caller.userAgent,
    trace_id: caller.traceId,
    before: before && JSON.stringify(beforeOf(before)),
    after: after && JSON.stringify(afterOf(before, after)),
  };
}

/** Always in order of id, so that two transactions with the same heads never wait for each other. A new chain is still unknown to others. */
async function lockHeads(manager: EntityManager, chains: string[]): Promise<Head[]> {
  if (chains.length === 0) return [];
  await manager.query(
    `insert into audit_chain (id, seq, hash) select wanted, 0, '' from unnest($1::uuid[]) wanted
      where not exists (select from audit_chain where id = wanted) order by wanted on conflict do nothing`,
    [chains],
  );
  return manager.query(`select id, seq::int, hash from audit_chain where id = any($1) order by id for no key update`, [
    chains,
  ]);
}

const places = [...AUDIT_COLUMNS, 'hash'].map((_, i) => `$${i + 1}`).join(', ');
const insert = `with record as (insert into audit_record (${AUDIT_COLUMNS.join(', ')}, hash) values (${places}))
  update audit_chain set seq = $2, hash = $${AUDIT_COLUMNS.length + 1} where id = $1`;

async function append(manager: EntityManager, head: Head, row: AuditRow): Promise<void> {
  head.hash = hashOf(head.hash, row);
  head.seq += 1;
  await manager.query(insert, [...AUDIT_COLUMNS.map((column) => row[column]), head.hash]);
}
