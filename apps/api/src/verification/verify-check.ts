import type { VerifyCheck as Asked } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import { Limits } from '../limits';
import type { Caller } from '../shared/access/caller';
import type { CheckEntity } from './check.entity';
import { CheckStore, type CheckRef } from './check.store';
import { DecideAttempt } from './decide-attempt';
import { LookAtChecks } from './look/look-at-checks';
import { againPerEnterprise, againSpacing } from './look/look-rates';
import { meant } from './look/which-checks';
import { METHODS, type Methods, type VerificationMethod } from './methods/method';
import { touch } from './touch';
import { hasPassed } from './transitions';

type Answered = Required<VerificationMethod>['answer'];

/** One attempt. What it finds is written down also where the caller is refused: a wrong Token counts. False: it still goes on. */
@Injectable()
export class VerifyCheck {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
    private readonly decideAttempt: DecideAttempt,
    private readonly lookAtChecks: LookAtChecks,
    private readonly limits: Limits,
    @Inject(METHODS) private readonly methods: Methods,
  ) {}

  async run(ref: CheckRef, asked: Asked, caller: Caller): Promise<boolean> {
    const check = await this.checks.get(ref);
    const method = this.methods.get(check.kind);
    if (method?.answer) return this.answer(ref, asked, method.answer.bind(method), caller);
    await this.admit(check);
    return this.lookAtChecks.run(ref.subject, meant(ref.id), 'person', caller);
  }

  private async answer(ref: CheckRef, asked: Asked, answer: Answered, caller: Caller): Promise<boolean> {
    const refusal = await this.unitOfWork.run(caller, async (tx) => {
      await touch(tx, ref.subject);
      const check = await this.checks.lock(tx, ref);
      const verdict = await answer(tx, check, asked);
      await this.decideAttempt.run(tx, check, verdict);
      return verdict.refusal;
    });
    if (refusal !== null) throw refusal;
    return true;
  }

  /** The first look is free; who looks again waits a little. One that runs is joined, not begun. */
  private async admit({ id, enterpriseId, status, checkedAt, attemptId }: CheckEntity): Promise<void> {
    if (checkedAt === null || attemptId !== null || hasPassed(status)) return;
    await this.limits.take(againSpacing, id);
    await this.limits.take(againPerEnterprise, enterpriseId);
  }
}
