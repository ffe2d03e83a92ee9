import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { LookAtChecks } from './look/look-at-checks';
import { whatMustBeFresh } from './look/which-checks';
import type { SubjectRef } from './subject';

/** Before a certificate is made: all CAA records and every state of DNSSEC once more, for every name (S/MIME BR 4.2.2.1). Answers since when a look counts as fresh. */
@Injectable()
export class LookFresh {
  constructor(
    private readonly lookAtChecks: LookAtChecks,
    private readonly clock: Clock,
  ) {}

  async run(subject: SubjectRef, caller: Caller): Promise<Date> {
    const since = this.clock.now();
    await this.lookAtChecks.run(subject, whatMustBeFresh, 'generate', caller);
    return since;
  }
}

/** What has no fresh look of its own has not passed: a look that was still running, a check that came meanwhile. */
export const isLookedAt = ({ kind, checkedAt }: { kind: string; checkedAt: string | null }, since: Date): boolean =>
  (kind !== 'caa' && kind !== 'dnssec') || (checkedAt !== null && Date.parse(checkedAt) >= since.getTime());
