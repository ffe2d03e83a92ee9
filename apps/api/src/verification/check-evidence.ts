import { evidence, type Evidence } from '@countersign/contracts';
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { decideAgain } from './decide-again';
import type { Looker, Lookers } from './look/looker';
import { CaaLooker } from './methods/caa';
import { DnssecLooker } from './methods/dnssec';
import { FileLooker } from './methods/file';
import { TxtLooker } from './methods/txt';

export interface Told {
  readonly lines: readonly string[];
  /** Records whose bytes lead to another verdict, or are not those that were named. */
  readonly disagree: number;
}

const all: Looker[] = [new TxtLooker(), new FileLooker(), new CaaLooker(), new DnssecLooker()];
const lookers: Lookers = new Map(all.map((looker) => [looker.method, looker]));
const PAGE = 200;

/** What was counted, by method. */
class Tally {
  private readonly counts = new Map<string, { again: number; agree: number; without: number }>();
  private readonly faults: string[] = [];

  add(record: Evidence): void {
    const count = this.counts.get(record.method) ?? { again: 0, agree: 0, without: 0 };
    this.counts.set(record.method, count);
    const told = decideAgain(lookers, record);
    if (told === null) count.without += 1;
    else count.again += 1;
    if (told?.agrees) count.agree += 1;
    if (told?.agrees === false)
      this.fault(
        record.id,
        `${said(record.outcome, record.code)} is on record, its bytes say ${said(told.outcome, told.code)}`,
      );
  }

  fault(id: string, text: string): void {
    this.faults.push(`${id}: ${text}`);
  }

  told(): Told {
    const lines = [...this.counts].sort().map(([method, { again, agree, without }]) => {
      const looked = again > 0 ? `${again} decided again, ${agree} agree` : 'nothing was looked up';
      return `${method}: ${looked}${again > 0 && without > 0 ? `, ${without} without a look-up` : ''}`;
    });
    return { lines: [...lines, ...this.faults], disagree: this.faults.length };
  }
}

const said = (outcome: string, code: string | null) => (code === null ? outcome : `${outcome} (${code})`);

/** Records as the API answers them: one, a list, a page of them, or all of a request. */
export function checkRecords(documents: readonly unknown[]): Told {
  const tally = new Tally();
  for (const record of documents.flatMap(recordsIn)) tally.add(evidence.parse(record));
  return tally.told();
}

function recordsIn(document: unknown): unknown[] {
  if (Array.isArray(document)) return document;
  const { items, attempts } = (document ?? {}) as { items?: unknown; attempts?: unknown };
  return [items, attempts].find(Array.isArray) ?? [document];
}

interface Stored {
  readonly id: string;
  readonly sha256: Buffer;
  readonly bytes: Buffer;
}

/** All that a database holds, page by page. */
export async function checkDatabase(url: string): Promise<Told> {
  const db = await new DataSource({ type: 'postgres', url, poolSize: 1, installExtensions: false }).initialize();
  const tally = new Tally();
  try {
    for (let after = '00000000-0000-0000-0000-000000000000', page = await pageAfter(db, after); page.length > 0;) {
      for (const stored of page) take(tally, stored);
      after = page.at(-1)?.id ?? after;
      page = await pageAfter(db, after);
    }
  } finally {
    await db.destroy();
  }
  return tally.told();
}

const pageAfter = (db: DataSource, after: string) =>
  db.query<Stored[]>(
    `select evidence.id, sha256, bytes from evidence join evidence_blob using (sha256) where evidence.id > $1 order by evidence.id limit ${PAGE}`,
    [after],
  );

function take(tally: Tally, { id, sha256, bytes }: Stored): void {
  const text = inflateRawSync(bytes);
  if (!createHash('sha256').update(text).digest().equals(sha256))
    tally.fault(id, 'the stored bytes are not those that were named');
  else tally.add(evidence.parse(JSON.parse(text.toString('utf8'))));
}
