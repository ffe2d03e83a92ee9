import type { Evidence } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inflateRawSync } from 'node:zlib';
import { CheckStore, type CheckRef } from './check.store';

const newest = `select blob.bytes from evidence join evidence_blob blob on blob.sha256 = evidence.sha256
  where evidence.check_id = $1 order by evidence.decided_at desc, evidence.id desc limit 500`;

/** The evidence of a check's attempts, newest first, as it was written. */
@Injectable()
export class AttemptsOf {
  constructor(private readonly checks: CheckStore) {}

  async run(manager: EntityManager, ref: CheckRef): Promise<Evidence[]> {
    const { id } = await this.checks.get(ref);
    const rows = await manager.query<{ bytes: Buffer }[]>(newest, [id]);
    return rows.map(({ bytes }) => JSON.parse(inflateRawSync(bytes).toString('utf8')) as Evidence);
  }
}
