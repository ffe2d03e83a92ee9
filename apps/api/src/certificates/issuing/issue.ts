import type { ProblemCode } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RaError } from '../../shared/problem';
import { CertificateRow } from '../certificate.entity';
import { CarryOn } from './carry-on';
import { IssuanceStore } from './issuance.store';
import { TakeIssuance } from './take-issuance';

export type IssueOutcome =
  | { readonly state: 'issued'; readonly certificateId: string }
  | { readonly state: 'issuing' }
  | { readonly state: 'refused'; readonly code: ProblemCode; readonly detail: string };

/** Makes the certificate of a planned request, once, however often and from however many processes it is called. */
@Injectable()
export class Issue {
  constructor(
    private readonly takeIssuance: TakeIssuance,
    private readonly issuances: IssuanceStore,
    private readonly carryOn: CarryOn,
    @InjectDataSource() private readonly db: DataSource,
  ) {}

  async run(requestId: string): Promise<IssueOutcome> {
    const claim = await this.takeIssuance.of(requestId);
    if (claim) await this.carryOn.run(claim);
    return this.outcomeOf(requestId);
  }

  private async outcomeOf(requestId: string): Promise<IssueOutcome> {
    const row = await this.issuances.find(requestId);
    if (!row) throw new RaError('wrong-state');
    if (row.state === 'refused') return { state: 'refused', code: row.code ?? 'ca-refused', detail: row.detail ?? '' };
    if (row.state !== 'settled') return { state: 'issuing' };
    const certificate = await this.db.manager.findOne(CertificateRow, { select: { id: true }, where: { requestId } });
    return certificate ? { state: 'issued', certificateId: certificate.id } : { state: 'issuing' };
  }
}
