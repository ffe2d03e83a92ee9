import type { Evidence, EvidenceQuery } from '@countersign/contracts';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { digestOf } from '../shared/digest';
import { listOf } from '../shared/page';
import { streamedJson } from '../shared/streamed-json';
import { CheckEntity } from './check.entity';
import { CheckStore, type CheckRef } from './check.store';
import { EvidenceChainEntity, EvidenceEntity } from './evidence.entity';
import { EvidenceRecords } from './evidence-records';
import type { SubjectRef } from './subject';

export interface AllAttempts {
  /** Another one as soon as there is more of them. */
  readonly version: string;
  readonly records: AsyncIterable<Evidence>;
}

/** The evidence of a check's attempts, newest first, as it was written. */
@Injectable()
export class AttemptsOf {
  constructor(
    private readonly checks: CheckStore,
    private readonly evidenceRecords: EvidenceRecords,
  ) {}

  /** A page of `Evidence`. */
  async run(manager: EntityManager, ref: CheckRef, asked: EvidenceQuery): Promise<StreamableFile> {
    const { id } = await this.checks.get(ref);
    const query = manager.createQueryBuilder(EvidenceEntity, 'row').where('row.checkId = :id', { id });
    if (asked.outcome) query.andWhere('row.outcome = any(:outcomes)', { outcomes: asked.outcome });
    const { items, ...page } = await listOf(query, asked, {
      sorts: { decidedAt: 'row.decidedAt' },
      id: 'row.id',
      whose: id,
    });
    return streamedJson(page, 'items', this.evidenceRecords.run(manager, items));
  }

  /** All of a subject, the oldest first: also of checks whose identifier has left it. */
  async all(manager: EntityManager, { type, id }: SubjectRef): Promise<AllAttempts> {
    const rows = await manager
      .createQueryBuilder(EvidenceEntity, 'row')
      .innerJoin(CheckEntity, 'its', 'its.id = row.checkId and its.enterpriseId = row.enterpriseId')
      .where('its.subjectId = :id and its.subjectType = :type', { id, type })
      .orderBy('row.decidedAt')
      .addOrderBy('row.id')
      .getMany();
    const ids = rows.map((row) => row.id);
    const chained = manager.createQueryBuilder(EvidenceChainEntity, 'chain').where('chain.id = any(:ids)', { ids });
    const chains = await chained.getCount();
    return { version: digestOf({ ids, chains }), records: this.evidenceRecords.run(manager, rows) };
  }
}
