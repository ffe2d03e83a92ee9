import type { VerifyCheck as Asked } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import { Limits, type LimitRule } from '../limits';
import type { Caller } from '../shared/access/caller';
import { problemOf, type RaError } from '../shared/problem';
import type { CheckEntity } from './check.entity';
import { CheckStore, type CheckRef } from './check.store';
import { DecideAttempt } from './decide-attempt';
import type { Choose } from './look/begin-look';
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
    const refusal = await this.admit(check);
    const choose = refusal === null ? meant(ref.id) : joining(meant(ref.id), refusal);
    return this.lookAtChecks.run(ref.subject, choose, 'person', caller);
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

  /** Looks of one check stand apart, the first one too; of an enterprise's hour only those again are taken. What runs, has passed or was not started begins no look. */
  private async admit({ id, enterpriseId, kind, method, status, ...check }: CheckEntity): Promise<RaError | null> {
    if (check.attemptId !== null || hasPassed(status) || (kind === 'domain' && method === null)) return null;
    const refusal = await this.refusalOf(againSpacing, id);
    if (refusal === null && check.checkedAt !== null) await this.limits.take(againPerEnterprise, enterpriseId);
    return refusal;
  }

  private async refusalOf(rule: LimitRule, key: string): Promise<RaError | null> {
    try {
      await this.limits.take(rule, key);
      return null;
    } catch (error) {
      const refusal = problemOf(error);
      if (refusal.code !== 'rate-limited') throw error;
      return refusal;
    }
  }
}

/** Of several hands at once the later ones come too soon, and join what the first began by then. */
const joining =
  (choose: Choose, refusal: RaError): Choose =>
  (checks) => {
    const chosen = choose(checks);
    if (chosen.some(({ attemptId }) => attemptId === null)) throw refusal;
    return chosen;
  };
