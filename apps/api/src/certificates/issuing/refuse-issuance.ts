import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import { jobCaller } from '../../shared/access/caller';
import type { RaError } from '../../shared/problem';
import { IssuanceRefused } from '../events';
import { BurntSerials } from './burnt-serials';
import { IssuanceStore, type Claim } from './issuance.store';

/** Ends an issuance without a certificate. Its number may have been signed, so it is burnt: it is never used again and stands in the CRL. */
@Injectable()
export class RefuseIssuance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issuances: IssuanceStore,
    private readonly burntSerials: BurntSerials,
  ) {}

  async run(claim: Claim, { code, extra: { detail = '' } }: RaError): Promise<void> {
    const { requestId, enterpriseId, order } = claim.row;
    await this.unitOfWork.run(jobCaller('issuing'), async (tx) => {
      if (!(await this.issuances.end(tx, claim, { state: 'refused', code, detail }))) return;
      await this.burntSerials.add(tx, claim.row, code);
      const object = { type: 'request', id: requestId, label: order.requestNumber, enterpriseId };
      tx.audit('certificate.refused', object, { after: { code, detail, serial: claim.row.serial } });
      tx.emit(new IssuanceRefused({ requestId, enterpriseId, code, detail }));
    });
  }
}
