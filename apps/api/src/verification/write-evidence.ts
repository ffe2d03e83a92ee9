import type { Evidence } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { CONFIG, type Config } from '../config';
import type { Tx } from '../database/tx';
import { newId } from '../shared/ids';
import type { CheckEntity } from './check.entity';
import { EvidenceBlobEntity, EvidenceEntity } from './evidence.entity';

/** What an attempt adds to what is known of its check. */
export interface Attempt {
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly code: string | null;
  readonly method: string;
  readonly provedName: string | null;
  /** The sections of the standards that the verdict follows from. */
  readonly sections: readonly string[];
  readonly challengeHash: string | null;
  readonly challengeCreatedAt: Date | null;
  readonly reusedFrom: string | null;
}

/** The record of an attempt, insert only, never with a Token or a secret in it. Its hash goes into the audit chain. */
@Injectable()
export class WriteEvidence {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'demo'>) {}

  async run(tx: Tx, check: CheckEntity, attempt: Attempt): Promise<{ id: string; sha256: string }> {
    const id = newId();
    const bytes = Buffer.from(JSON.stringify(this.recordOf(tx, id, check, attempt)), 'utf8');
    const sha256 = createHash('sha256').update(bytes).digest();
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(EvidenceBlobEntity)
      .values({ sha256, bytes: deflateRawSync(bytes) })
      .orIgnore()
      .execute();
    await tx.manager.insert(EvidenceEntity, {
      id,
      enterpriseId: check.enterpriseId,
      ownerId: check.ownerId,
      checkId: check.id,
      outcome: attempt.outcome,
      superseded: false,
      decidedAt: tx.now,
      sha256,
    });
    return { id, sha256: sha256.toString('hex') };
  }

  private recordOf({ caller, now }: Tx, id: string, check: CheckEntity, attempt: Attempt): Evidence {
    const at = now.toISOString();
    return {
      id,
      requestId: check.subjectType === 'request' ? check.subjectId : null,
      enterpriseId: check.enterpriseId,
      checkKind: check.kind,
      method: attempt.method,
      identifier: check.identifier,
      provedName: attempt.provedName,
      startedAt: at,
      answeredAt: at,
      decidedAt: at,
      durationMs: 0,
      actor: { type: caller.type, id: caller.id, name: caller.name },
      clientAddress: caller.ip,
      outcome: attempt.outcome,
      code: attempt.code,
      hints: [],
      superseded: false,
      demo: this.config.demo,
      ruleset: { sbr: '1.0.10', tbr: '2.2.6', sections: attempt.sections },
      challengeHash: attempt.challengeHash,
      challengeCreatedAt: attempt.challengeCreatedAt?.toISOString() ?? null,
      allowedIssuers: [],
      lookups: [],
      reusedFrom: attempt.reusedFrom,
      validUntil: check.validUntil?.toISOString() ?? null,
      chain: [],
    };
  }
}
