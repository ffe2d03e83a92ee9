import { Injectable } from '@nestjs/common';
import type { CaConnector, Issued, Recovery } from '../../connectors';
import { UnitOfWork } from '../../database/unit-of-work';
import { jobCaller } from '../../shared/access/caller';
import { BurntSerials } from './burnt-serials';
import { plannedOf } from './issuance.entity';
import { IssuanceStore, type Claim } from './issuance.store';

type Way = (claim: Claim, ca: CaConnector) => Promise<Issued | null>;

/** Goes on where a worker died between its claim and the end. Whether it had signed nobody knows; the CA says what may be done. */
@Injectable()
export class ResumeSigning {
  private readonly ways: Readonly<Record<Exclude<Recovery['as'], 'found'>, Way>> = {
    'sign-again': ({ row }, ca) => ca.issue(plannedOf(row)),
    burn: (claim, ca) => this.burn(claim, ca),
    unknown: (claim) => this.leaveToAPerson(claim),
  };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issuances: IssuanceStore,
    private readonly burntSerials: BurntSerials,
  ) {}

  /** Null: the claim was lost, or nobody can say what became of it. */
  async run(claim: Claim, ca: CaConnector): Promise<Issued | null> {
    const recovery = await ca.recover(plannedOf(claim.row));
    return recovery.as === 'found' ? recovery.issued : this.ways[recovery.as](claim, ca);
  }

  private async burn(claim: Claim, ca: CaConnector): Promise<Issued | null> {
    const { row } = claim;
    const again = await ca.prepare(plannedOf(row).order);
    const held = await this.unitOfWork.run(jobCaller('issuing'), async (tx) => {
      if (!(await this.issuances.replan(tx, claim, again))) return false;
      await this.burntSerials.add(tx, row, 'may have been signed by a worker that died');
      const object = {
        type: 'request',
        id: row.requestId,
        label: row.order.requestNumber,
        enterpriseId: row.enterpriseId,
      };
      tx.audit('certificate.serial-burnt', object, { before: { serial: row.serial }, after: { serial: again.serial } });
      return true;
    });
    if (!held) return null;
    Object.assign(row, { serial: again.serial, tbs: again.tbs });
    return ca.issue(again);
  }

  private async leaveToAPerson(claim: Claim): Promise<null> {
    await this.unitOfWork.run(jobCaller('issuing'), (tx) =>
      this.issuances.end(tx, claim, { state: 'unknown', code: 'ca-outcome-unknown' }),
    );
    return null;
  }
}
