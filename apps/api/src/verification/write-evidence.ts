import type { Evidence } from '@countersign/contracts';
import { datedRules } from '@countersign/rules';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { CONFIG, type Config } from '../config';
import type { Tx } from '../database/tx';
import type { Caller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import { software } from '../software';
import type { CheckEntity } from './check.entity';
import { EvidenceBlobEntity, EvidenceEntity } from './evidence.entity';
import type { LookRecord } from './look/look-record';
import type { LookCause } from './look/look-task';

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
  /** What made us look; where a person typed the answer it is that person. */
  readonly cause?: LookCause;
  /** It decided nothing: what it was about had moved on. */
  readonly superseded?: boolean;
  /** No demo, and no server on a path that others can write on: what was seen may also count for a public root. */
  readonly forPublic?: boolean;
  /** The look that it was, byte by byte. */
  readonly seen?: LookRecord;
}

/** Names the dated rules that a verdict followed: their own hash. */
const rulesVersion = createHash('sha256').update(JSON.stringify(datedRules)).digest('hex').slice(0, 16);

/** The record of an attempt, insert only, never with a Token or a secret in it. Its hash goes into the audit chain. */
@Injectable()
export class WriteEvidence {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'demo'>) {}

  async run(tx: Tx, check: CheckEntity, attempt: Attempt): Promise<{ id: string; sha256: string }> {
    const id = newId();
    const sha256 = await storeBlob(tx, this.recordOf(tx, id, check, attempt));
    await tx.manager.insert(EvidenceEntity, {
      id,
      enterpriseId: check.enterpriseId,
      ownerId: check.ownerId,
      checkId: check.id,
      outcome: attempt.outcome,
      superseded: attempt.superseded ?? false,
      decidedAt: tx.now,
      sha256,
    });
    return { id, sha256: sha256.toString('hex') };
  }

  private recordOf({ caller, now }: Tx, id: string, check: CheckEntity, attempt: Attempt): Evidence {
    const { seen } = attempt;
    const { startedAt, answeredAt, ...looked } = seen ?? typed(now, this.config.demo);
    return {
      id,
      requestId: check.subjectType === 'request' ? check.subjectId : null,
      enterpriseId: check.enterpriseId,
      checkKind: check.kind,
      method: attempt.method,
      identifier: check.identifier,
      provedName: attempt.provedName,
      startedAt: startedAt.toISOString(),
      answeredAt: answeredAt.toISOString(),
      decidedAt: now.toISOString(),
      durationMs: answeredAt.getTime() - startedAt.getTime(),
      actor: actorOf(caller, attempt.cause),
      clientAddress: caller.ip,
      outcome: attempt.outcome,
      code: attempt.code,
      superseded: attempt.superseded ?? false,
      ruleset: { sbr: '1.0.10', tbr: '2.2.6', rulesVersion, sections: attempt.sections },
      challengeHash: attempt.challengeHash,
      challengeCreatedAt: attempt.challengeCreatedAt?.toISOString() ?? null,
      reusedFrom: attempt.reusedFrom,
      validUntil: check.validUntil?.toISOString() ?? null,
      software,
      ...looked,
      chain: [],
    };
  }
}

/** What was typed was answered at once, and nothing was looked up. */
const typed = (now: Date, demo: boolean) => ({
  startedAt: now,
  answeredAt: now,
  demo,
  hints: [],
  allowedIssuers: [],
  lookups: [],
  http: null,
  dnssec: null,
  mpic: null,
});

/** A person, or what looks by itself: at the clock's word, or at the word of whoever pressed Generate. */
function actorOf({ type, id, name }: Caller, cause: LookCause = 'person') {
  return cause === 'person' ? { type, id, name } : { type: `system:${cause}`, id, name };
}

/** Bytes under the name of their own hash, which is answered. */
export async function storeBlob(tx: Tx, record: object): Promise<Buffer> {
  const bytes = Buffer.from(JSON.stringify(record), 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest();
  const blob = { sha256, bytes: deflateRawSync(bytes) };
  await tx.manager.createQueryBuilder().insert().into(EvidenceBlobEntity).values(blob).orIgnore().execute();
  return sha256;
}
