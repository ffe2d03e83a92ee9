import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { LookFresh } from '../verification';
import { RetestCsr, type CsrLook } from './csr/retest-csr';
import type { RequestEntity } from './request.entity';

/** What was seen just before a certificate is planned. */
export interface Seen {
  readonly csr: CsrLook | null;
  /** A look at CAA records or DNSSEC counts from here on. */
  readonly since: Date;
}

/** Outside of any transaction, side by side: the CSR is read again, every CAA record and state of DNSSEC asked again. A request that has open checks anyway is not looked at. */
@Injectable()
export class LookOnceMore {
  constructor(
    private readonly retestCsr: RetestCsr,
    private readonly lookFresh: LookFresh,
    private readonly clock: Clock,
  ) {}

  async run(request: RequestEntity, caller: Caller): Promise<Seen> {
    const { id, status } = request;
    const fresh = status === 'verified' ? this.lookFresh.run({ type: 'request', id }, caller) : this.clock.now();
    const [csr, since] = await Promise.all([this.retestCsr.look(request, caller), fresh]);
    return { csr, since };
  }
}
