import { Injectable } from '@nestjs/common';
import { PlanIssuance } from '../certificates';
import type { Tx } from '../database/tx';
import { RaError } from '../shared/problem';
import { ChecksOf, isLookedAt } from '../verification';
import { RetestCsr } from './csr/retest-csr';
import type { Seen } from './look-once-more';
import { orderOf } from './order-certificate';
import { Replan } from './replan';
import { named, type RequestEntity } from './request.entity';
import { blockersOf, isFresh, isOpen } from './request-state';
import { Restate } from './restate';
import { stepsOf } from './steps/steps';
import { Surroundings } from './surroundings';

/** Tests everything once more and writes down exactly what will be made. Nothing is asked of the CA here. */
@Injectable()
export class PlanCertificate {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly retestCsr: RetestCsr,
    private readonly replan: Replan,
    private readonly restate: Restate,
    private readonly checksOf: ChecksOf,
    private readonly planIssuance: PlanIssuance,
  ) {}

  /** A refusal is answered, not thrown, where what the fresh look found must be kept. */
  async run(tx: Tx, request: RequestEntity, { csr, since }: Seen): Promise<RaError | null> {
    if (!isOpen(request.status)) throw new RaError('wrong-state', { params: { state: request.status } });
    const { enterprise, profile } = await this.surroundings.run(tx.manager, request);
    if (!enterprise.active) throw new RaError('enterprise-inactive');
    if (profile.vetting !== 'none') throw new RaError('wrong-state', { params: { state: request.status } });
    const refusal = (await this.retestCsr.run(tx, request, csr)) ?? (await this.lookAgain(tx, request, since));
    if (refusal !== null) return refusal;
    const { csrSpki } = request;
    if (csrSpki === null) throw new RaError('step-missing', { params: { step: 'csr' } });
    const order = orderOf(request, csrSpki, profile, tx.now);
    request.status = 'issuing';
    request.problem = null;
    request.notBefore = order.notBefore;
    request.notAfter = order.notAfter;
    await this.restate.run(tx, request);
    await this.planIssuance.run(tx, order);
    tx.audit('request.issuing', named(request), { before: { status: 'verified' }, after: { status: 'issuing' } });
    return null;
  }

  /** Ages count now, by the strictest rule, not when the page was loaded; what must be looked at anew was, for each name. */
  private async lookAgain(tx: Tx, request: RequestEntity, since: Date): Promise<RaError | null> {
    await this.replan.run(tx, request);
    const { profile } = await this.surroundings.run(tx.manager, request);
    const checks = await this.checksOf.run(tx.manager, { type: 'request', id: request.id }, tx.now);
    const steps = stepsOf({ request, profile, checks });
    const missing = blockersOf({ status: request.status, steps, checks, csr: request.csr }).filter(
      ({ checkId }) => checkId === null,
    );
    if (missing.length > 0) throw new RaError('step-missing', { params: { step: missing[0]?.step ?? '' } });
    const left = checks.filter((check) => !isFresh([check], tx.now) || !isLookedAt(check, since));
    return left.length > 0 ? new RaError('checks-not-passed', { params: { count: left.length } }) : null;
  }
}
