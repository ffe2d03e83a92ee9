import type { Evidence } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { EvidenceBlobEntity, EvidenceChainEntity, type EvidenceEntity } from './evidence.entity';

const inflated = promisify(inflateRaw);
/** Each may take a megabyte: whoever owns a zone decides how much it answers. */
const AT_ONCE = 8;

/** The records behind rows of evidence, as they were written, each with the key chain that came after it. Never more than a few are in memory. */
@Injectable()
export class EvidenceRecords {
  async *run(manager: EntityManager, rows: readonly EvidenceEntity[]): AsyncGenerator<Evidence> {
    for (let from = 0; from < rows.length; from += AT_ONCE)
      yield* await this.some(manager, rows.slice(from, from + AT_ONCE));
  }

  private async some(manager: EntityManager, rows: readonly EvidenceEntity[]): Promise<Evidence[]> {
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
    const found = new Map<string, object>();
    for (const { sha256, bytes } of blobs) found.set(sha256.toString('hex'), await opened(bytes));
    return found;
  }
}

const opened = async (bytes: Buffer) => JSON.parse((await inflated(bytes)).toString('utf8')) as object;
