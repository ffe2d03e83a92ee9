import type { StartCheck as Asked } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { RaError } from '../shared/problem';
import { age } from './age';
import { factsOf, subjectOf, type CheckEntity } from './check.entity';
import { CheckChanged } from './check-events';
import { CheckStore, type CheckRef } from './check.store';
import { METHODS, type Allowance, type Methods, type VerificationMethod } from './methods/method';
import { TellCheck } from './tell-check';
import { follow, hasPassed } from './transitions';
import { touch } from './touch';

/** Gives the person something to answer: mails a Token, shows a value to publish. */
@Injectable()
export class StartCheck {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
    private readonly tellCheck: TellCheck,
    @Inject(METHODS) private readonly methods: Methods,
    private readonly clock: Clock,
  ) {}

  async run(ref: CheckRef, asked: Asked, allowance: Allowance, caller: Caller): Promise<void> {
    const seen = await this.checks.get(ref);
    const method = this.methodFor(seen);
    await method.admit(seen, allowance);
    await this.unitOfWork.run(caller, async (tx) => {
      await touch(tx, ref.subject);
      const check = await this.checks.lock(tx, ref);
      await this.start(tx, check, method, asked);
    });
  }

  private async start(tx: Tx, check: CheckEntity, method: VerificationMethod, asked: Asked): Promise<void> {
    age(check, tx.now);
    if (hasPassed(check.status)) throw new RaError('nothing-to-start');
    const before = check.status;
    if (check.status === 'pending') check.status = follow('pending', 'unverified');
    check.status = follow(check.status, 'pending');
    check.startedAt = tx.now;
    Object.assign(check, { outcome: null, code: null, details: [], nextTryAt: null });
    await method.start(tx, check, asked);
    await this.checks.save(tx, check);
    tx.audit(
      'check.started',
      { type: 'check', id: check.id, label: check.identifier, enterpriseId: check.enterpriseId },
      { before: { status: before }, after: { status: check.status, kind: check.kind } },
    );
    tx.emit(new CheckChanged(factsOf(check), subjectOf(check)));
    this.tellCheck.attempt(tx, check, 'asked', check.identifier);
    await this.tellCheck.run(tx, check);
  }

  /** Before a rate is taken: what is proven, and what is not ours to start, takes none. */
  private methodFor(check: CheckEntity): VerificationMethod {
    age(check, this.clock.now());
    const method = this.methods.get(check.kind);
    if (!method || hasPassed(check.status)) throw new RaError('nothing-to-start');
    return method;
  }
}
