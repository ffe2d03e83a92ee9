import type { Certificate, RevokeRequest } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { AskSecondFactor } from './ask-second-factor';
import { MarkRevoked } from './mark-revoked';

/**
 * Revokes a certificate, or holds it. An inactive enterprise hinders nobody: what must no longer be trusted is revoked whoever
 * still does business (S/MIME BR 4.9.1.1).
 */
@Injectable()
export class RevokeCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly askSecondFactor: AskSecondFactor,
    private readonly markRevoked: MarkRevoked,
  ) {}

  async run(id: string, { reason, message, otp }: RevokeRequest, caller: Caller): Promise<Certificate> {
    await this.askSecondFactor.run(id, otp, caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const revoked = await this.markRevoked.run(tx, id, { reason, message });
      tx.job('renew-crls', {});
      return revoked;
    });
  }
}
