import type { Certificate, ReleaseRequest } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import { ActiveEnterprise } from '../../enterprises';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { CertificateStore } from '../certificate.store';
import { AskSecondFactor } from './ask-second-factor';
import { releaseRefusal } from './revocation-rules';
import { SaveRevocation } from './save-revocation';

const nothing = { revokedAt: null, revocationReason: null, revokedBy: null };

/** Takes a hold back: the next list no longer names the certificate (RFC 5280 §5.3.1: removeFromCRL is for delta lists). It brings trust back, so the enterprise must be active. */
@Injectable()
export class ReleaseCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly askSecondFactor: AskSecondFactor,
    private readonly certificates: CertificateStore,
    private readonly activeEnterprise: ActiveEnterprise,
    private readonly saveRevocation: SaveRevocation,
  ) {}

  async run(id: string, { message, otp }: ReleaseRequest, caller: Caller): Promise<Certificate> {
    await this.askSecondFactor.run(id, otp, caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const row = await this.certificates.lock(tx, id, Scope.of(caller, 'certificates:revoke'));
      const refusal = releaseRefusal(row, tx.now);
      if (refusal) throw refusal;
      await this.activeEnterprise.run(tx.manager, row.enterpriseId);
      tx.job('renew-crls', {});
      return this.saveRevocation.run(tx, row, nothing, { action: 'certificate.released', message });
    });
  }
}
