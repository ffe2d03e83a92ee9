import type { Domain, StartDomain as Asked } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { StartCheck } from '../verification';
import { BeginProof } from './begin-proof';
import { named, subjectOf } from './domain.entity';
import { GetDomain } from './get-domain';
import { MayChangeDomains } from './may-change-domains';

/** No mail is sent about a domain. */
const allowance = { tokenMailsPerHour: 0 };

/** Gives the person something to publish. A domain that is verified stays so while it is proven anew. */
@Injectable()
export class StartDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mayChange: MayChangeDomains,
    private readonly beginProof: BeginProof,
    private readonly startCheck: StartCheck,
    private readonly getDomain: GetDomain,
  ) {}

  async run(enterpriseId: string, id: string, asked: Asked, caller: Caller): Promise<Domain> {
    const toStart = await this.unitOfWork.run(caller, (tx) => this.begin(tx, enterpriseId, id, asked));
    for (const checkId of toStart)
      await this.startCheck.run({ id: checkId, subject: subjectOf({ id }) }, asked, allowance, caller);
    return this.getDomain.run(enterpriseId, id);
  }

  private async begin(tx: Tx, enterpriseId: string, id: string, { method }: Asked): Promise<string[]> {
    const domain = await this.mayChange.toProve(tx, enterpriseId, id);
    const before = { method: domain.method };
    const toStart = await this.beginProof.run(tx, domain, method);
    tx.audit('domain.started', named(domain), { before, after: { method } });
    return toStart;
  }
}
