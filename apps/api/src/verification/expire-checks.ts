import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import { Job } from '../jobs';
import { jobCaller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { forEachOf } from '../shared/for-each';
import { age } from './age';
import { factsOf, subjectOf, type CheckEntity } from './check.entity';
import { CheckChanged } from './check-events';
import { CheckStore } from './check.store';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { TellCheck } from './tell-check';
import { touch } from './touch';

const caller = jobCaller('expire-checks');

/** Writes down what the clock has decided: proofs that ran out, challenges that nobody answered. Readers see it before, by `age`. One that fails holds up no other. */
@Injectable()
export class ExpireChecks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: CheckStore,
    private readonly challenges: MailboxChallengeStore,
    private readonly tellCheck: TellCheck,
    private readonly clock: Clock,
  ) {}

  @Job('expire-checks', { every: '* * * * *' })
  async run(): Promise<void> {
    const overdue = await this.checks.overdue(this.clock.now());
    await forEachOf(
      overdue,
      ({ id }) => `check ${id}`,
      (check) => this.expire(check),
    );
  }

  private async expire(seen: CheckEntity): Promise<void> {
    const subject = subjectOf(seen);
    await this.unitOfWork.run(caller, async (tx) => {
      await touch(tx, subject);
      const check = await this.checks.lock(tx, { id: seen.id, subject });
      if (!age(check, tx.now)) return;
      await this.challenges.end(tx, check.id, 'expired');
      await this.checks.save(tx, check);
      tx.emit(new CheckChanged(factsOf(check), subject));
      await this.tellCheck.run(tx, check);
    });
  }
}
