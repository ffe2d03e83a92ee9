import type { Evidence, EvidenceQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { inflateRawSync } from 'node:zlib';
import { listOf } from '../shared/page';
import { CheckStore, type CheckRef } from './check.store';
import { EvidenceBlobEntity, EvidenceChainEntity, EvidenceEntity } from './evidence.entity';

/** The evidence of a check's attempts, newest first, as it was written. */
@Injectable()
export class AttemptsOf {
  constructor(private readonly checks: CheckStore) {}

  async run(manager: EntityManager, ref: CheckRef, asked: EvidenceQuery): Promise<Page<Evidence>> {
    const { id } = await this.checks.get(ref);
    const query = manager.createQueryBuilder(EvidenceEntity, 'row').where('row.checkId = :id', { id });
    if (asked.outcome) query.andWhere('row.outcome = any(:outcomes)', { outcomes: asked.outcome });
    const page = await listOf(query, asked, { sorts: { decidedAt: 'row.decidedAt' }, id: 'row.id', whose: id });
    return { ...page, items: await this.recordsOf(manager, page.items) };
  }

  private async recordsOf(manager: EntityManager, rows: readonly EvidenceEntity[]): Promise<Evidence[]> {
    const chains = await manager.findBy(EvidenceChainEntity, { id: In(rows.map(({ id }) => id)) });
    const found = await this.blobs(manager, [...rows, ...chains]);
    return rows.flatMap(({ id, sha256 }) => {
      const record = found.get(sha256.toString('hex'));
      const chain = chains.find((each) => each.id === id);
      return record ? [{ ...(record as Evidence), chain: chain ? found.get(chain.sha256.toString('hex')) : [] }] : [];
    });
  }

  private async blobs(manager: EntityManager, named: readonly { sha256: Buffer }[]): Promise<Map<string, object>> {
    const blobs = await manager.findBy(EvidenceBlobEntity, { sha256: In(named.map(({ sha256 }) => sha256)) });
    return new Map(blobs.map(({ sha256, bytes }) => [sha256.toString('hex'), opened(bytes)]));
  }
}

const opened = (bytes: Buffer) => JSON.parse(inflateRawSync(bytes).toString('utf8')) as object;
