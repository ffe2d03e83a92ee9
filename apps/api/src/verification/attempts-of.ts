import type { Evidence, EvidenceQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { listOf } from '../shared/page';
import { CheckEntity } from './check.entity';
import { CheckStore, type CheckRef } from './check.store';
import { EvidenceEntity } from './evidence.entity';
import { EvidenceRecords } from './evidence-records';
import type { SubjectRef } from './subject';

/** The evidence of a check's attempts, newest first, as it was written. */
@Injectable()
export class AttemptsOf {
  constructor(
    private readonly checks: CheckStore,
    private readonly evidenceRecords: EvidenceRecords,
  ) {}

  async run(manager: EntityManager, ref: CheckRef, asked: EvidenceQuery): Promise<Page<Evidence>> {
    const { id } = await this.checks.get(ref);
    const query = manager.createQueryBuilder(EvidenceEntity, 'row').where('row.checkId = :id', { id });
    if (asked.outcome) query.andWhere('row.outcome = any(:outcomes)', { outcomes: asked.outcome });
    const page = await listOf(query, asked, { sorts: { decidedAt: 'row.decidedAt' }, id: 'row.id', whose: id });
    return { ...page, items: await this.evidenceRecords.run(manager, page.items) };
  }

  /** All of a subject, the oldest first: also of checks whose identifier has left it. */
  async all(manager: EntityManager, { type, id }: SubjectRef): Promise<Evidence[]> {
    const rows = await manager
      .createQueryBuilder(EvidenceEntity, 'row')
      .innerJoin(CheckEntity, 'its', 'its.id = row.checkId and its.enterpriseId = row.enterpriseId')
      .where('its.subjectId = :id and its.subjectType = :type', { id, type })
      .orderBy('row.decidedAt')
      .addOrderBy('row.id')
      .getMany();
    return this.evidenceRecords.run(manager, rows);
  }
}
