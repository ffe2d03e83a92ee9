import type { Domain, DomainPatch } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../shared/access/caller';
import { contentOf, named, type DomainEntity } from './domain.entity';
import { subdomainsOf } from './domain-names';
import { MayChangeDomains } from './may-change-domains';
import { assertMpic } from './mpic-offer';
import { PresentDomains } from './present-domains';
import { ReplanDomain } from './replan-domain';

/** A JSON Merge Patch (RFC 7396). One that changes nothing leaves version and audit alone. */
@Injectable()
export class ChangeDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mayChange: MayChangeDomains,
    private readonly replanDomain: ReplanDomain,
    private readonly presentDomains: PresentDomains,
  ) {}

  run(enterpriseId: string, id: string, patch: DomainPatch, caller: Caller): Promise<Domain> {
    return this.unitOfWork.run(caller, async (tx) => {
      const domain = await this.mayChange.run(tx, enterpriseId, id);
      assertMpic(patch);
      const before = contentOf(domain);
      Object.assign(domain, changed(domain, patch));
      const after = contentOf(domain);
      if (!isDeepStrictEqual(before, after)) {
        await this.replanDomain.run(tx, domain);
        tx.audit('domain.changed', named(domain), { before, after });
      }
      return this.presentDomains.one(tx.manager, domain);
    });
  }
}

const changed = (domain: DomainEntity, { active, subdomains, validityDays, mpic }: DomainPatch) => ({
  active: active ?? domain.active,
  subdomains: subdomains === undefined ? domain.subdomains : subdomainsOf(subdomains, domain.name),
  validityDays: validityDays ?? domain.validityDays,
  mpic: mpic ?? domain.mpic,
});
