import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { ChecksOf, ProofsOf } from '../verification';
import { ClaimDomain } from './assignments/claim-domain';
import { named, subjectOf, type DomainEntity } from './domain.entity';
import { isNewer, openStateOf, provenBy, standingOf, validUntilOf, type ProvenNames } from './domain-state';
import { DomainStore } from './domain.store';
import { HeldElsewhere } from './held-elsewhere';

/** Makes a domain what its checks say: verified once all of them passed, unless another enterprise was faster. The caller holds its lock. */
@Injectable()
export class SettleDomain {
  constructor(
    private readonly domains: DomainStore,
    private readonly checksOf: ChecksOf,
    private readonly proofsOf: ProofsOf,
    private readonly heldElsewhere: HeldElsewhere,
    private readonly claimDomain: ClaimDomain,
  ) {}

  async run(tx: Tx, domain: DomainEntity): Promise<void> {
    const before = domain.status;
    const checks = await this.checksOf.run(tx.manager, subjectOf(domain), tx.now);
    const proven = provenBy(checks, domain.method);
    if (proven !== null && isNewer(proven, domain.verifiedAt) && (await this.isFree(tx, domain)))
      await this.verify(tx, domain, proven);
    const { status, validUntil } = standingOf(domain, tx.now);
    domain.validUntil = validUntil;
    domain.status = status === 'verified' ? status : openStateOf(domain.verifiedAt, checks, proven);
    if (before === 'verified' && status === 'expired')
      tx.audit('domain.expired', named(domain), { before: { status: before }, after: stateOf(domain) });
    await this.domains.follow(tx, domain);
    this.tell(tx, domain);
  }

  /** Of two that prove names in one line at once the second comes here when the first is done. */
  private async isFree(tx: Tx, { enterpriseId, name, registrable }: DomainEntity): Promise<boolean> {
    await this.domains.lockLine(tx, registrable);
    return (await this.heldElsewhere.run(tx.manager, enterpriseId, [name])).length === 0;
  }

  private async verify(tx: Tx, domain: DomainEntity, { obtainedAt, by, names }: ProvenNames): Promise<void> {
    const before = domain.status;
    domain.status = 'verified';
    domain.verifiedAt = obtainedAt;
    domain.provenBy = by;
    domain.proven = [...names];
    domain.forPublic = await this.proofsOf.areForPublic(tx.manager, domain.enterpriseId, by, names);
    domain.validUntil = validUntilOf(obtainedAt, domain.validityDays, tx.now);
    tx.audit('domain.verified', named(domain), { before: { status: before }, after: stateOf(domain) });
    const { enterpriseId, startedBy, name } = domain;
    if (startedBy !== null)
      await this.claimDomain.run(tx, { enterpriseId, personId: startedBy, domain: name, source: 'verified' });
  }

  private tell(tx: Tx, { id, enterpriseId, status, verifiedAt, validUntil }: DomainEntity): void {
    tx.live({
      topic: `domain:${id}`,
      type: 'domain',
      data: {
        id,
        status,
        verifiedAt: verifiedAt?.toISOString() ?? null,
        validUntil: validUntil?.toISOString() ?? null,
      },
      enterpriseId,
      ownerId: null,
      permission: 'domains:read',
    });
  }
}

const stateOf = ({ status, provenBy, proven, verifiedAt, validUntil }: DomainEntity) => ({
  status,
  method: provenBy,
  names: proven,
  verifiedAt: verifiedAt?.toISOString() ?? null,
  validUntil: validUntil?.toISOString() ?? null,
});
