import { Injectable } from '@nestjs/common';
import type { Issued } from '../../connectors';
import { IssuanceStore, type Claim } from './issuance.store';
import { IssuingWorker } from './issuing-worker';

/** Gives a claim back. If not even that can be written, this process takes a new number, and all that it held is free. */
@Injectable()
export class LetGo {
  constructor(
    private readonly issuances: IssuanceStore,
    private readonly worker: IssuingWorker,
  ) {}

  async run(claim: Claim, issued: Issued | null): Promise<void> {
    await this.issuances.release(claim, issued).catch(() => this.worker.renew());
  }
}
