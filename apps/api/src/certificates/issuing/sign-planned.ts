import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CaConnector, Issued } from '../../connectors';
import { ActiveEnterprise } from '../../enterprises';
import { plannedOf } from './issuance.entity';
import type { Claim } from './issuance.store';

/** The first time that a CA is asked. Claimed comes before looked: a deletion that this look does not see sees the claim, and revokes what comes of it. */
@Injectable()
export class SignPlanned {
  constructor(
    private readonly activeEnterprise: ActiveEnterprise,
    @InjectDataSource() private readonly db: DataSource,
  ) {}

  async run({ row }: Claim, ca: CaConnector): Promise<Issued> {
    await this.activeEnterprise.run(this.db.manager, row.enterpriseId);
    return ca.issue(plannedOf(row));
  }
}
