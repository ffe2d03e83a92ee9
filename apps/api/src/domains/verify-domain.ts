import type { Domain } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { accepted } from '../shared/answers';
import { VerifyCheck } from '../verification';
import { subjectOf } from './domain.entity';
import { provenBy } from './domain-state';
import { GetDomain } from './get-domain';
import { heldElsewhere } from './may-change-domains';
import { PrepareLook } from './prepare-look';

/** Looks whether the domain shows what it was asked to show: 200 once that is decided, a no as much as a yes; 202 while it goes on. */
@Injectable()
export class VerifyDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly prepareLook: PrepareLook,
    private readonly verifyCheck: VerifyCheck,
    private readonly getDomain: GetDomain,
  ) {}

  async run(enterpriseId: string, id: string, caller: Caller): Promise<Domain> {
    const open = await this.unitOfWork.run(caller, (tx) => this.prepareLook.run(tx, enterpriseId, id));
    const subject = subjectOf({ id });
    const looks = open.map((check) => this.verifyCheck.run({ id: check.id, subject }, {}, caller));
    const decided = await Promise.all(looks);
    const domain = await this.getDomain.run(enterpriseId, id);
    // All is proven and it is not verified: another enterprise was faster.
    if (domain.status === 'pending' && provenBy(domain.checks, domain.method) !== null)
      throw heldElsewhere(domain.name);
    return decided.every(Boolean) ? domain : accepted(domain);
  }
}
