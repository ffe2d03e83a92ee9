import type { GenerateRequest, RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { Issue } from '../certificates';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { accepted } from '../shared/answers';
import { RaError } from '../shared/problem';
import { AskSecondFactor } from './ask-second-factor';
import { LookOnceMore } from './look-once-more';
import { PlanCertificate } from './plan-certificate';
import { ReadRequest } from './read-request';
import { RequestStore } from './request.store';

/** Look at everything once more, plan in one transaction, sign outside of any, settle in another: of two hands at once the row's lock lets one plan, the other finds it issuing. */
@Injectable()
export class Generate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly askSecondFactor: AskSecondFactor,
    private readonly requests: RequestStore,
    private readonly lookOnceMore: LookOnceMore,
    private readonly planCertificate: PlanCertificate,
    private readonly issue: Issue,
    private readonly readRequest: ReadRequest,
  ) {}

  async run(id: string, { otp }: GenerateRequest, caller: Caller): Promise<RequestDetail> {
    await this.askSecondFactor.run(id, otp, caller);
    const scope = Scope.of(caller, 'requests:issue');
    const seen = await this.lookOnceMore.run(await this.requests.get(id, scope), caller);
    const refusal = await this.unitOfWork.run(caller, async (tx) => {
      const request = await this.requests.lock(tx, id, scope);
      return this.planCertificate.run(tx, request, seen);
    });
    if (refusal !== null) throw refusal;
    const outcome = await this.issue.run(id);
    if (outcome.state === 'refused') throw new RaError(outcome.code, { detail: outcome.detail });
    const detail = await this.readRequest.run(id, caller);
    return outcome.state === 'issued' ? detail : accepted(detail);
  }
}
