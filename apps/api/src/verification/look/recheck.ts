import { Injectable } from '@nestjs/common';
import { Job } from '../../jobs';
import { jobCaller } from '../../shared/access/caller';
import { Clock } from '../../shared/clock';
import { forEachOf } from '../../shared/for-each';
import { subjectOf, type CheckEntity } from '../check.entity';
import { CheckStore } from '../check.store';
import { LookAtChecks } from './look-at-checks';

const caller = jobCaller('recheck');
const MOST = 320;
const OF_ONE = 80;
const LANES = 16;

/** Looks again at what did not pass, and at what a process left behind when it died. A few side by side: the resolver is everybody's. */
@Injectable()
export class Recheck {
  constructor(
    private readonly checks: CheckStore,
    private readonly lookAtChecks: LookAtChecks,
    private readonly clock: Clock,
  ) {}

  @Job('recheck', { every: '* * * * *' })
  async run(): Promise<void> {
    const now = this.clock.now();
    const due = [...(await this.checks.abandoned(now, MOST)), ...(await this.checks.due(now, MOST, OF_ONE))];
    const lanes = Array.from({ length: LANES }, (_, lane) => due.filter((_, i) => i % LANES === lane));
    const told = await Promise.allSettled(lanes.map((lane) => this.each(lane)));
    const failures = told.flatMap((lane) => (lane.status === 'rejected' ? [String(lane.reason)] : []));
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }

  private each(lane: readonly CheckEntity[]): Promise<void> {
    return forEachOf(
      lane,
      ({ id }) => `check ${id}`,
      (check) =>
        this.lookAtChecks.run(subjectOf(check), (all) => all.filter(({ id }) => id === check.id), 'recheck', caller),
    );
  }
}
