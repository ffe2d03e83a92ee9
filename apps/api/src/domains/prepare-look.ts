import type { Check, DomainMethod } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { RaError } from '../shared/problem';
import { ChecksOf, hasPassed } from '../verification';
import { subjectOf } from './domain.entity';
import { provenBy } from './domain-state';
import { MayChangeDomains } from './may-change-domains';
import { SettleDomain } from './settle-domain';

/** Which checks of a domain are to be looked at now. Where all are proven it is settled again: what another enterprise held then may be free, what was verified may have run out. */
@Injectable()
export class PrepareLook {
  constructor(
    private readonly mayChange: MayChangeDomains,
    private readonly checksOf: ChecksOf,
    private readonly settleDomain: SettleDomain,
  ) {}

  async run(tx: Tx, enterpriseId: string, id: string): Promise<readonly Check[]> {
    const domain = await this.mayChange.toProve(tx, enterpriseId, id);
    const checks = await this.checksOf.run(tx.manager, subjectOf({ id }), tx.now);
    if (provenBy(checks, domain.method) !== null) await this.settleDomain.run(tx, domain);
    if (domain.status === 'expired') throw new RaError('not-started');
    return openOf(checks, domain.method);
  }
}

/** Each name that is not proven; where all are, what belongs to their look. Of what never began nothing can be found. */
function openOf(checks: readonly Check[], method: DomainMethod | null): readonly Check[] {
  if (method === null) throw new RaError('not-started');
  const own = checks.filter(({ kind }) => kind === 'domain');
  const names = own.filter(({ status }) => !hasPassed(status));
  if (names.length > 0) return names;
  return checks.filter(({ status }) => !hasPassed(status));
}
