import type { Certificate, RevokeRequest } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { MarkRevoked } from './mark-revoked';

/**
 * Revokes a certificate, or holds it. An inactive enterprise hinders nobody: what must no longer be trusted is revoked whoever
 * still does business (S/MIME BR 4.9.1.1).
 */
@Injectable()
export class RevokeCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly markRevoked: MarkRevoked,
  ) {}

  run(id: string, { reason, message }: RevokeRequest, caller: Caller): Promise<Certificate> {
    return this.unitOfWork.run(caller, async (tx) => {
      const revoked = await this.markRevoked.run(tx, id, { reason, message });
      tx.job('renew-crls', {});
      return revoked;
    });
  }
}
