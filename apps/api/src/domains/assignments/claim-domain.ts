import { isBelow } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { RequestPolicyOf } from '../../policies';
import { newId } from '../../shared/ids';
import { StateOfMember } from '../../users';
import { registrableOf } from '../domain-names';
import { named, type DomainAssignmentEntity } from './domain-assignment.entity';
import { DomainAssignmentStore } from './domain-assignment.store';

export interface Claim {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly domain: string;
  readonly source: 'used' | 'verified';
}

/** The first who uses or verifies a domain has it, where the enterprise gives each to one person. Who is no member there takes none. Answers whether it is theirs now. */
@Injectable()
export class ClaimDomain {
  constructor(
    private readonly policyOf: RequestPolicyOf,
    private readonly stateOfMember: StateOfMember,
    private readonly assignments: DomainAssignmentStore,
  ) {}

  async run(tx: Tx, claim: Claim): Promise<boolean> {
    const { enterpriseId, personId, domain } = claim;
    const { domainPerUser } = await this.policyOf.run(tx.manager, enterpriseId);
    if (!domainPerUser) return true;
    await this.assignments.lockAll(tx, enterpriseId);
    const near = await this.assignments.inLineWith(tx.manager, enterpriseId, [domain]);
    if (near.some((row) => row.personId !== personId)) return false;
    if (near.some((row) => isBelow(domain, row.domain))) return true;
    if ((await this.stateOfMember.run(tx.manager, enterpriseId, personId)) === null) return true;
    const row = rowOf(claim, tx.now);
    await this.assignments.add(tx, row);
    tx.audit('domain.assigned', named(row), { after: { domain, personId, source: row.source } });
    return true;
  }
}

export const rowOf = (
  claim: Omit<Claim, 'source'> & Pick<DomainAssignmentEntity, 'source'>,
  since: Date,
): DomainAssignmentEntity => ({ id: newId(), ...claim, registrable: registrableOf(claim.domain), since, version: 1 });
