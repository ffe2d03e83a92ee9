import { Injectable } from '@nestjs/common';
import { IssuanceStore, type Claim } from './issuance.store';
import { IssuingWorker } from './issuing-worker';

/** Claims issuances for this process. When it is not known whether a claim was granted, the process takes a new number: whatever the old one holds is free. */
@Injectable()
export class TakeIssuance {
  constructor(
    private readonly worker: IssuingWorker,
    private readonly issuances: IssuanceStore,
  ) {}

  of(requestId: string): Promise<Claim | null> {
    return this.taken((worker) => this.issuances.claim(worker, requestId));
  }

  left(plannedBefore: Date, except: readonly string[]): Promise<Claim | null> {
    return this.taken((worker) => this.issuances.claimLeft(worker, plannedBefore, except));
  }

  private async taken(claim: (worker: number) => Promise<Claim | null>): Promise<Claim | null> {
    const worker = await this.worker.number();
    try {
      return await claim(worker);
    } catch (error) {
      await this.worker.renew();
      throw error;
    }
  }
}
