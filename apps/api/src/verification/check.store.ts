import type { Check } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Tx } from '../database/tx';
import { RaError } from '../shared/problem';
import { statusAt } from './age';
import { CheckEntity } from './check.entity';
import type { SubjectRef } from './subject';

/** Which check of which subject. The caller's right to the subject was looked at by the module that owns it. */
export interface CheckRef {
  readonly id: string;
  readonly subject: SubjectRef;
}

/** How a check stands, without what was found. */
export type CheckStanding = Pick<Check, 'id' | 'kind' | 'identifier' | 'status' | 'nextTryAt'>;

/** The one way to the table of checks. Withdrawn ones are not found. */
@Injectable()
export class CheckStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Who is about to change some of them holds the lock of their subject: all who change checks take that one first. */
  async ofSubject(manager: EntityManager, { type, id }: SubjectRef): Promise<CheckEntity[]> {
    return this.present(manager).andWhere('row.subjectType = :type and row.subjectId = :id', { type, id }).getMany();
  }

  /** Those of one name, of whatever kind. */
  async ofName(manager: EntityManager, { type, id }: SubjectRef, name: string): Promise<CheckEntity[]> {
    return this.present(manager)
      .andWhere('row.subjectType = :type and row.subjectId = :id and row.identifier = :name', { type, id, name })
      .getMany();
  }

  /** Nothing but how they stand, at `now`. */
  async standing(manager: EntityManager, { type, id }: SubjectRef, now: Date): Promise<CheckStanding[]> {
    const rows = await this.present(manager)
      .andWhere('row.subjectType = :type and row.subjectId = :id', { type, id })
      .select(
        ['id', 'kind', 'identifier', 'status', 'nextTryAt', 'closedAt', 'validUntil', 'pendingUntil'].map(
          (column) => `row.${column}`,
        ),
      )
      .getMany();
    return rows.map(({ id, kind, identifier, nextTryAt, ...row }) => ({
      ...{ id, kind, identifier },
      status: statusAt(row, now),
      nextTryAt: nextTryAt?.toISOString() ?? null,
    }));
  }

  async get(ref: CheckRef): Promise<CheckEntity> {
    return found(await this.one(this.db.manager, ref).getOne());
  }

  /** By its id alone, for what knows nothing else: a public page, news of a mail. */
  async byId(manager: EntityManager, id: string): Promise<CheckEntity> {
    return found(await this.findById(manager, id));
  }

  async findById(manager: EntityManager, id: string): Promise<CheckEntity | null> {
    return this.present(manager).andWhere('row.id = :id', { id }).getOne();
  }

  async lockById(tx: Tx, id: string): Promise<CheckEntity | null> {
    return this.present(tx.manager).andWhere('row.id = :id', { id }).setLock('for_no_key_update').getOne();
  }

  /** To change it: what its subject has left behind is closed. */
  async lock(tx: Tx, ref: CheckRef): Promise<CheckEntity> {
    const check = found(await this.one(tx.manager, ref).setLock('for_no_key_update').getOne());
    if (check.closedAt !== null) throw new RaError('wrong-state');
    return check;
  }

  /** Whatever became of it meanwhile: what an attempt saw is kept also where it decides nothing any more. */
  async lockAny(tx: Tx, id: string): Promise<CheckEntity> {
    const query = tx.manager.createQueryBuilder(CheckEntity, 'row').where('row.id = :id', { id });
    return found(await query.setLock('for_no_key_update').getOne());
  }

  async add(tx: Tx, check: CheckEntity): Promise<void> {
    await tx.manager.insert(CheckEntity, check);
  }

  async save(tx: Tx, check: CheckEntity): Promise<void> {
    await tx.manager.update(CheckEntity, { id: check.id }, check);
  }

  /** The subject is done: its checks stay as they are. */
  async close(tx: Tx, { type, id }: SubjectRef): Promise<void> {
    await tx.manager.update(
      CheckEntity,
      { subjectType: type, subjectId: id, closedAt: IsNull() },
      { closedAt: tx.now },
    );
  }

  async closeAll(tx: Tx, enterpriseId: string): Promise<void> {
    await tx.manager.update(CheckEntity, { enterpriseId, closedAt: IsNull() }, { closedAt: tx.now });
  }

  /** Proofs that ran out and challenges that nobody answered, and no more than a job can carry. */
  async overdue(now: Date): Promise<CheckEntity[]> {
    return this.present(this.db.manager)
      .andWhere('row.closedAt is null')
      .andWhere(
        `((row.status = 'verified' and row.validUntil <= :now) or (row.status = 'pending' and row.pendingUntil <= :now))`,
        { now },
      )
      .orderBy('row.id')
      .limit(500)
      .getMany();
  }

  /** What is to be looked at again by itself, the longest overdue first, of no enterprise more than its part: the others wait for their turn too. */
  async due(now: Date, limit: number, ofOne: number): Promise<CheckEntity[]> {
    const turns = `select id from (
      select id, next_try_at, row_number() over (partition by enterprise_id order by next_try_at) as turn from ownership_check
      where status = 'failed' and next_try_at <= :now and withdrawn_at is null and closed_at is null) waiting
      where turn <= :ofOne order by next_try_at limit :limit`;
    return this.present(this.db.manager)
      .andWhere(`row.id in (${turns})`, { now, ofOne, limit })
      .orderBy('row.nextTryAt')
      .getMany();
  }

  /** Attempts whose process is gone. */
  async abandoned(now: Date, limit: number): Promise<CheckEntity[]> {
    return this.present(this.db.manager)
      .andWhere('row.closedAt is null and row.attemptUntil <= :now', { now })
      .orderBy('row.attemptUntil')
      .limit(limit)
      .getMany();
  }

  private one(manager: EntityManager, { id, subject }: CheckRef) {
    return this.present(manager)
      .andWhere('row.id = :id', { id })
      .andWhere('row.subjectType = :type and row.subjectId = :subjectId', {
        type: subject.type,
        subjectId: subject.id,
      });
  }

  private present(manager: EntityManager) {
    return manager.createQueryBuilder(CheckEntity, 'row').where('row.withdrawnAt is null');
  }
}

function found(check: CheckEntity | null): CheckEntity {
  if (check === null) throw new RaError('not-found');
  return check;
}
