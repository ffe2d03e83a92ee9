import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { ActiveEnterprise } from '../enterprises';
import { RaError, type Fault } from '../shared/problem';
import type { DomainEntity } from './domain.entity';
import { DomainStore } from './domain.store';
import { HeldElsewhere } from './held-elsewhere';

/** What stands before every change of a domain: it is there, as the caller saw it, and its enterprise is active. */
@Injectable()
export class MayChangeDomains {
  constructor(
    private readonly activeEnterprise: ActiveEnterprise,
    private readonly domains: DomainStore,
    private readonly heldElsewhere: HeldElsewhere,
  ) {}

  async run(tx: Tx, enterpriseId: string, id: string): Promise<DomainEntity> {
    const domain = await this.domains.lock(tx, enterpriseId, id);
    await this.activeEnterprise.run(tx.manager, enterpriseId);
    return domain;
  }

  /** Nobody proves what another enterprise holds. */
  async toProve(tx: Tx, enterpriseId: string, id: string): Promise<DomainEntity> {
    const domain = await this.run(tx, enterpriseId, id);
    const held = await this.heldElsewhere.run(tx.manager, enterpriseId, [domain.name]);
    if (held.length > 0) throw heldElsewhere(domain.name);
    return domain;
  }
}

/** `path`: where in the body the name stands, if it stands there. */
export function heldElsewhere(name: string, path?: string): RaError {
  const fault: Fault = { path: path ?? '', code: 'domain-held-elsewhere', params: { name } };
  return new RaError('domain-held-elsewhere', { params: { name }, ...(path !== undefined && { errors: [fault] }) });
}
