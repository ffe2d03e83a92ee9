import type { EntityManager } from 'typeorm';
import { AUDIT_COLUMNS, hashOf, type AuditRow } from './audit-chain';

export interface Break {
  readonly chain: string;
  readonly seq: number;
  /** The first bad record; null where it is missing at the end. */
  readonly id: string | null;
}
export interface Verified {
  readonly breaks: readonly Break[];
  readonly checked: number;
  readonly chains: number;
}
interface Head {
  id: string;
  seq: number;
  hash: string;
}
type Stored = Omit<AuditRow, 'at'> & { id: string; seq: number; at: Date; hash: string };

const PAGE = 1000;
const read = AUDIT_COLUMNS.map((column) => (['before', 'after'].includes(column) ? `${column}::text` : column))
  .map((column) => (column === 'seq' ? 'seq::int' : column))
  .join(', ');

/** Recomputes every chain and names the first bad record of each; a cut tail is seen by the head, and so is one that was hung on. */
export async function verifyChains(manager: EntityManager): Promise<Verified> {
  const heads = await manager.query<Head[]>('select id, seq::int, hash from audit_chain order by id');
  const breaks: Break[] = [];
  let checked = 0;
  for (const head of heads) {
    const { whole, bad } = await walk(manager, head.id);
    checked += whole.seq;
    if (bad !== null || whole.seq !== head.seq || whole.hash !== head.hash)
      breaks.push({ chain: head.id, seq: whole.seq + 1, id: bad });
  }
  return { breaks, checked, chains: heads.length };
}

/** How far the chain is as it was written, and the record that is not. */
async function walk(
  manager: EntityManager,
  chain: string,
): Promise<{ whole: { seq: number; hash: string }; bad: string | null }> {
  let whole = { seq: 0, hash: '' };
  for (;;) {
    const rows = await manager.query<Stored[]>(
      `select ${read}, hash from audit_record where chain = $1 and seq > $2 order by seq limit ${PAGE}`,
      [chain, whole.seq],
    );
    for (const row of rows) {
      const hash = hashOf(whole.hash, { ...row, at: row.at.toISOString() });
      if (row.seq !== whole.seq + 1 || row.hash !== hash) return { whole, bad: row.id };
      whole = { seq: row.seq, hash };
    }
    if (rows.length < PAGE) return { whole, bad: null };
  }
}
