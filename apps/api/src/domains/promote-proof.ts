import type { DomainMethod, NewDomain } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import type { Caller } from '../shared/access/caller';
import { RaError } from '../shared/problem';
import type { Proof } from '../verification';
import { named, type DomainEntity } from './domain.entity';
import { DomainStore } from './domain.store';
import { PlanDomain } from './plan-domain';
import { SettleDomain } from './settle-domain';

type Promoted = Proof & { readonly kind: DomainMethod };

/** A proof that somebody made in a request becomes the enterprise's, as old as it is. Operators alone do so. */
@Injectable()
export class PromoteProof {
  constructor(
    private readonly domains: DomainStore,
    private readonly planDomain: PlanDomain,
    private readonly settleDomain: SettleDomain,
  ) {}

  assertMay({ fromCheckId }: NewDomain, { everywhere }: Caller): void {
    if (fromCheckId !== undefined && !everywhere.includes('domains:edit')) throw new RaError('forbidden');
  }

  async run(tx: Tx, domain: DomainEntity, checkId: string): Promise<void> {
    const proof = await this.proofOf(tx, domain, checkId);
    domain.method = proof.kind;
    await this.domains.follow(tx, domain);
    await this.planDomain.run(tx, domain, [proof]);
    await this.settleDomain.run(tx, domain);
    if (domain.status !== 'verified') throw notThat();
    tx.audit('domain.promoted', named(domain), { after: { check: checkId, evidence: proof.evidenceId } });
  }

  /** The newest that this check obtained, while the check itself still counts. */
  private async proofOf({ manager }: Tx, { enterpriseId }: DomainEntity, checkId: string): Promise<Promoted> {
    const [proof] = await manager.query<Promoted[]>(
      `select p.id, p.kind, p.name as identifier, p.obtained_at as "obtainedAt", p.evidence_id as "evidenceId", p.for_public as "forPublic"
       from domain_proof p join evidence e on e.id = p.evidence_id join ownership_check c on c.id = e.check_id
       where c.id = $1 and c.enterprise_id = $2 and c.subject_type = 'request' and c.kind = 'domain' and c.status = 'verified'
         and c.withdrawn_at is null order by p.obtained_at desc limit 1`,
      [checkId, enterpriseId],
    );
    if (!proof) throw notThat();
    return proof;
  }
}

/** No such proof in this enterprise, or not of this name, or not of all that it is to hold, or too old. */
const notThat = () => new RaError('invalid-field', { errors: [{ path: '/fromCheckId', code: 'invalid-field' }] });
