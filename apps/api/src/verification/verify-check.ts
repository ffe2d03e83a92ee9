import type { VerifyCheck as Asked } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { RaError } from '../shared/problem';
import { CheckStore, type CheckRef } from './check.store';
import { DecideAttempt } from './decide-attempt';
import { METHODS, type Methods } from './methods/method';
import { touch } from './touch';

/** One attempt. What it finds is written down also where the caller is refused: a wrong Token counts. */
@Injectable()
export class VerifyCheck {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
    private readonly decideAttempt: DecideAttempt,
    @Inject(METHODS) private readonly methods: Methods,
  ) {}

  async run(ref: CheckRef, asked: Asked, caller: Caller): Promise<void> {
    const refusal = await this.unitOfWork.run(caller, async (tx) => {
      await touch(tx, ref.subject);
      const check = await this.checks.lock(tx, ref);
      const method = this.methods.get(check.kind);
      if (!method) throw new RaError('not-started');
      const verdict = await method.verify(tx, check, asked);
      await this.decideAttempt.run(tx, check, verdict);
      return verdict.refusal;
    });
    if (refusal !== null) throw refusal;
  }
}
