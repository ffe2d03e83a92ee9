import type { EntityManager } from 'typeorm';
import { AUDIT_COLUMNS, hashOf, type AuditRow } from './audit-chain';

export interface Break {
  chain: string;
  seq: number;
}
interface Head {
  id: string;
  seq: number;
  hash: string;
}
type Stored = Omit<AuditRow, 'at'> & { at: Date; hash: string };

const PAGE = 1000;
const read = AUDIT_COLUMNS.map((column) => (['before', 'after'].includes(column) ? `${column}::text` : column))
  .map((column) => (column === 'seq' ? 'seq::int' : column))
  .join(', ');

/** Recomputes every chain and names the first bad row of each; a cut tail is seen by the head. */
export async function verifyChains(manager: EntityManager): Promise<Break[]> {
  const heads = await manager.query<Head[]>('select id, seq::int, hash from audit_chain order by id');
  const breaks: Break[] = [];
  for (const head of heads) {
    const last = await lastWhole(manager, head.id);
    if (last.seq !== head.seq || last.hash !== head.hash) breaks.push({ chain: head.id, seq: last.seq + 1 });
  }
  return breaks;
}

/** How far the chain is as it was written. */
async function lastWhole(manager: EntityManager, chain: string): Promise<{ seq: number; hash: string }> {
  let last = { seq: 0, hash: '' };
  for (;;) {
    const rows = await manager.query<Stored[]>(
      `select ${read}, hash from audit_record where chain = $1 and seq > $2 order by seq limit ${PAGE}`,
      [chain, last.seq],
    );
    for (const row of rows) {
      const hash = hashOf(last.hash, { ...row, at: row.at.toISOString() });
      if (row.seq !== last.seq + 1 || row.hash !== hash) return last;
      last = { seq: last.seq + 1, hash };
    }
    if (rows.length < PAGE) return last;
  }
}
