import type { AuditEvent, AuditEventQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../shared/access/scope';
import { listOf } from '../shared/page';
import { AuditRecord, toDto } from './audit-record.entity';
import { type AuditFilters, narrow } from './audit-filters';

const BATCH = 1000;
const previous = `select of.chain, of.seq::text, before.hash
  from unnest($1::uuid[], $2::bigint[]) of (chain, seq) join audit_record before on before.chain = of.chain and before.seq = of.seq - 1`;

/** Reads records; the chain alone writes them. */
@Injectable()
export class AuditEventStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async list(asked: AuditEventQuery, scope: Scope): Promise<Page<AuditEvent>> {
    const page = await listOf(this.within(asked, scope), asked, { sorts: { at: 'row.at' }, id: 'row.id' });
    return { ...page, items: await this.shown(page.items) };
  }

  /** All of them, the newest first, a batch at a time: no query stays open while somebody reads slowly. */
  async *all(asked: AuditFilters, scope: Scope): AsyncGenerator<AuditEvent[]> {
    let last: AuditRecord | undefined;
    do {
      const query = this.within(asked, scope);
      if (last) query.andWhere('(row.at, row.id) < (:at, :id)', { at: last.at, id: last.id });
      const rows = await query.orderBy('row.at', 'DESC').addOrderBy('row.id', 'DESC').limit(BATCH).getMany();
      if (rows.length > 0) yield await this.shown(rows);
      last = rows.length === BATCH ? rows.at(-1) : undefined;
    } while (last);
  }

  /** The hashes before them are read for what is shown alone: a list that joined them would do so for each row that it passes over. */
  private async shown(rows: readonly AuditRecord[]): Promise<AuditEvent[]> {
    const places = [rows.map(({ chain }) => chain), rows.map(({ seq }) => seq)];
    const found = await this.db.query<Pick<AuditRecord, 'chain' | 'seq' | 'hash'>[]>(previous, places);
    const hashes = new Map(found.map(({ chain, seq, hash }) => [`${chain} ${seq}`, hash]));
    return rows.map((row) => toDto(row, hashes.get(`${row.chain} ${row.seq}`) ?? ''));
  }

  private within(asked: AuditFilters, scope: Scope): SelectQueryBuilder<AuditRecord> {
    return narrow(this.db.manager.createQueryBuilder(AuditRecord, 'row').where('true'), asked, scope);
  }
}
