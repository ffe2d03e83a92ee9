import type { Evidence } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { inflateRawSync } from 'node:zlib';
import { EvidenceBlobEntity, EvidenceChainEntity, type EvidenceEntity } from './evidence.entity';

/** The records behind rows of evidence, as they were written, each with the key chain that came after it. */
@Injectable()
export class EvidenceRecords {
  async run(manager: EntityManager, rows: readonly EvidenceEntity[]): Promise<Evidence[]> {
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
