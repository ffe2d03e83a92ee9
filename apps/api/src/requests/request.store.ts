import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { Rows } from '../database/rows';
import type { Tx } from '../database/tx';
import { LooksUp } from '../shared/access/looks-up';
import { Scope } from '../shared/access/scope';
import { RaError } from '../shared/problem';
import { numberOf, RequestEntity } from './request.entity';
import { subjectText } from './subject-name';

/** The one way to the table of requests. What is deleted, or outside the scope, is not found. */
@Injectable()
export class RequestStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  @LooksUp('request')
  has(id: string, scope: Scope): Promise<boolean> {
    return this.present(this.db.manager, scope).andWhere('row.id = :id', { id }).getExists();
  }

  async get(id: string, scope: Scope): Promise<RequestEntity> {
    return found(await this.present(this.db.manager, scope).andWhere('row.id = :id', { id }).getOne());
  }

  async lock(tx: Tx, id: string, scope: Scope): Promise<RequestEntity> {
    return found(await this.locked(tx, id, scope).getOne());
  }

  /** For news that come from below; null: the request is gone, and the news with it. */
  async lockIfThere(tx: Tx, id: string): Promise<RequestEntity | null> {
    return this.locked(tx, id, Scope.everything('news of checks and certificates')).getOne();
  }

  /** Whether a request, of whatever enterprise, holds this key. A draft that was deleted led to nothing: its key is free. */
  anyWithKey(manager: EntityManager, spkiSha256: string, but: string | null): Promise<boolean> {
    const all = this.present(manager, Scope.everything('a key is used once, whoever uses it'));
    const query = all.andWhere('row.csrKeyHash = :spkiSha256', { spkiSha256 });
    return (but === null ? query : query.andWhere('row.id <> :but', { but })).getExists();
  }

  async nextNumber(tx: Tx): Promise<string> {
    const [row] = await tx.manager.query<{ number: string }[]>(`select nextval('request_number') as number`);
    if (!row) throw new Error('The sequence of request numbers gave none');
    return row.number;
  }

  async add(tx: Tx, request: RequestEntity): Promise<void> {
    await tx.manager.insert(RequestEntity, withListColumns(request));
  }

  async save(tx: Tx, request: RequestEntity): Promise<void> {
    request.updatedAt = tx.now;
    await tx.manager.update(RequestEntity, { id: request.id }, withListColumns(request));
  }

  /** What was not decided yet, of an enterprise that is gone. */
  async closeOpen(tx: Tx, enterpriseId: string): Promise<void> {
    const where = { enterpriseId, deletedAt: IsNull(), status: Not(In(['issuing', 'issued', 'declined'])) };
    await tx.manager.update(RequestEntity, where, { deletedAt: tx.now, updatedAt: tx.now });
  }

  get manager(): EntityManager {
    return this.db.manager;
  }

  private locked(tx: Tx, id: string, scope: Scope) {
    return this.present(tx.manager, scope).andWhere('row.id = :id', { id }).setLock('for_no_key_update');
  }

  /** An enterprise that was deleted takes its requests along. */
  private present(manager: EntityManager, scope: Scope) {
    return new Rows(manager, RequestEntity, scope)
      .query()
      .andWhere('row.deletedAt is null')
      .andWhere('exists (select from enterprise e where e.id = row.enterpriseId and e.deleted_at is null)');
  }
}

/** What the list shows, sorts and searches is kept beside what it follows from. */
function withListColumns(request: RequestEntity): RequestEntity {
  request.subject = subjectText(request.sdn);
  request.emails = request.san.emails;
  request.dnsNames = request.san.dnsNames;
  const words = [
    numberOf(request),
    ...Object.values(request.sdn),
    ...request.emails,
    ...request.dnsNames,
    request.serial ?? '',
  ];
  request.search = words.join(' ').toLowerCase();
  return request;
}

function found(request: RequestEntity | null): RequestEntity {
  if (request === null) throw new RaError('not-found');
  return request;
}
