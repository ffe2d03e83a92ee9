import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { CheckChanged, CheckDecided, SubjectLooked, SubjectTouched, type SubjectRef } from '../verification';
import { Replan } from './replan';
import { isOpen } from './request-state';
import { RequestStore } from './request.store';
import { Restate } from './restate';
import { TellVerified } from './tell-verified';

/** What happens to its checks moves the request: the last one that passes makes it verified, one that runs out leads back. */
@Injectable()
export class FollowChecks {
  constructor(
    private readonly requests: RequestStore,
    private readonly restate: Restate,
    private readonly replan: Replan,
    private readonly tellVerified: TellVerified,
  ) {}

  /** The request's row is locked before its checks, by whichever way somebody comes. */
  @Handles(SubjectTouched)
  async touched(event: SubjectTouched, tx: Tx): Promise<void> {
    const { type, id } = event.subject;
    if (type !== 'request') return;
    const request = await this.requests.lockIfThere(tx, id);
    event.isOpen = request !== null && isOpen(request.status);
  }

  /** Domains, CAA settings and proofs may have changed since its names were saved. */
  @Handles(SubjectLooked)
  async looked({ subject }: SubjectLooked, tx: Tx): Promise<void> {
    if (subject.type !== 'request') return;
    const request = await this.requests.lockIfThere(tx, subject.id);
    if (request === null || !isOpen(request.status)) return;
    await this.replan.plan(tx, request);
    this.follow(subject, tx);
  }

  @Handles(CheckDecided)
  async decided(event: CheckDecided, tx: Tx): Promise<void> {
    this.follow(event.subject, tx);
    await this.tellVerified.run(tx, event);
  }

  @Handles(CheckChanged)
  changed({ subject }: CheckChanged, tx: Tx): Promise<void> {
    this.follow(subject, tx);
    return Promise.resolve();
  }

  /** One look may decide several checks: the request is brought in line with all of them at once. */
  private follow({ type, id }: SubjectRef, tx: Tx): void {
    if (type !== 'request') return;
    tx.atLast(`request ${id}`, async () => {
      const request = await this.requests.lockIfThere(tx, id);
      if (request !== null && isOpen(request.status)) await this.restate.run(tx, request);
    });
  }
}
