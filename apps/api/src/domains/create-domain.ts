import { longestDomainValidity, type Domain, type NewDomain } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { created } from '../shared/answers';
import { newId } from '../shared/ids';
import { AddDomain } from './add-domain';
import { contentOf, named, type DomainEntity } from './domain.entity';
import { provableName, registrableOf, subdomainsOf } from './domain-names';
import { assertMpic } from './mpic-offer';
import { PresentDomains } from './present-domains';
import { PromoteProof } from './promote-proof';

/** Adds a domain to an enterprise: to be proven, or with a proof that an operator promotes. */
@Injectable()
export class CreateDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addDomain: AddDomain,
    private readonly promoteProof: PromoteProof,
    private readonly presentDomains: PresentDomains,
  ) {}

  run(enterpriseId: string, wanted: NewDomain, caller: Caller): Promise<Domain> {
    this.promoteProof.assertMay(wanted, caller);
    return this.unitOfWork.run(caller, async (tx) => {
      const domain = entityOf(tx, enterpriseId, wanted);
      await this.addDomain.run(tx, domain);
      tx.audit('domain.created', named(domain), { after: contentOf(domain) });
      if (wanted.fromCheckId !== undefined) await this.promoteProof.run(tx, domain, wanted.fromCheckId);
      const at = `/api/v1/enterprises/${enterpriseId}/domains/${domain.id}`;
      return created(await this.presentDomains.one(tx.manager, domain), at);
    });
  }
}

function entityOf({ caller, now }: Tx, enterpriseId: string, wanted: NewDomain): DomainEntity {
  const { name, unicodeName } = provableName('/name', wanted.name);
  assertMpic(wanted);
  return {
    id: newId(),
    enterpriseId,
    name,
    unicodeName,
    registrable: registrableOf(name),
    subdomains: subdomainsOf(wanted.subdomains ?? [], name),
    active: true,
    status: 'unverified',
    method: null,
    verifiedAt: null,
    validUntil: null,
    provenBy: null,
    proven: [],
    forPublic: false,
    validityDays: wanted.validityDays ?? longestDomainValidity,
    mpic: wanted.mpic ?? false,
    startedBy: null,
    createdBy: caller.personId,
    createdAt: now,
    version: 1,
  };
}
