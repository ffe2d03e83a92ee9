import { chainQuestions } from '@countersign/dns';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { CheckStore } from '../check.store';
import { EvidenceChainEntity } from '../evidence.entity';
import { storeBlob } from '../write-evidence';
import type { Looked } from './end-look';
import { Eyesight } from './eyesight';
import { recordsOf } from './lookup-record';
import type { LookTask } from './look-task';

/**
 * The keys that signed what was seen, up to the root, so that an attempt can be proven without any resolver. Asked after the verdict, which
 * never waits for it; its bytes are named by their hash in the audit like the evidence that they belong to.
 */
@Injectable()
export class KeepChain {
  constructor(
    private readonly eyesight: Eyesight,
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
  ) {}

  async run(
    { terms, checkId, enterpriseId: owner }: LookTask,
    { seen }: Looked,
    evidenceId: string,
    caller: Caller,
  ): Promise<void> {
    const questions = chainQuestions(seen.lookups);
    if (questions.length === 0) return;
    const eyes = this.eyesight.for(terms, owner);
    const chain = recordsOf(await Promise.all(questions.map((question) => eyes.look(question))));
    await this.unitOfWork.run(caller, async (tx) => {
      const check = await this.checks.lockAny(tx, checkId);
      const sha256 = await storeBlob(tx, chain);
      const { enterpriseId } = check;
      await tx.manager.insert(EvidenceChainEntity, { id: evidenceId, enterpriseId, sha256, storedAt: tx.now });
      tx.audit(
        'check.chain-kept',
        { type: 'check', id: check.id, label: check.identifier, enterpriseId },
        { after: { evidence: evidenceId, chain: sha256.toString('hex') } },
      );
    });
  }
}
