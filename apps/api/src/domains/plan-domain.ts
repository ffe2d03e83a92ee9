import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { FindEnterprises } from '../enterprises';
import { ProfilesOfEnterprise } from '../profiles';
import { RaError } from '../shared/problem';
import { plan, PlanChecks, type Proof, type Subject } from '../verification';
import { namesOf, subjectOf, type DomainEntity } from './domain.entity';

const methods = ['txt', 'file'] as const;

/** Makes the checks of a domain what it needs now: by TXT one for its name, by file one for each of its names. The caller holds its lock. */
@Injectable()
export class PlanDomain {
  constructor(
    private readonly planChecks: PlanChecks,
    private readonly findEnterprises: FindEnterprises,
    private readonly profilesOfEnterprise: ProfilesOfEnterprise,
  ) {}

  /** `proofs`: what was proven elsewhere and is taken over. A domain else asks for a proof of its own. */
  async run(tx: Tx, domain: DomainEntity, proofs: readonly Proof[] = []): Promise<void> {
    const wanted = plan({
      type: 'domain',
      emails: [],
      dnsNames: namesOf(domain),
      caaOn: false,
      mpicOn: domain.mpic,
      domains: [],
      proofs,
      profile: {
        publiclyTrusted: false,
        mailboxValidityDays: 0,
        domainValidityDays: domain.validityDays,
        domainMethods: methods,
      },
      domainMethod: domain.method,
      now: tx.now,
    });
    await this.planChecks.run(tx, await this.subject(tx, domain), wanted);
  }

  /** All of them go, and what is asked for next is asked anew. */
  async clear(tx: Tx, domain: DomainEntity): Promise<void> {
    await this.planChecks.run(tx, await this.subject(tx, domain), []);
  }

  private async subject(tx: Tx, domain: DomainEntity): Promise<Subject> {
    const { enterpriseId } = domain;
    const enterprise = (await this.findEnterprises.run(tx.manager, [enterpriseId])).get(enterpriseId);
    if (!enterprise) throw new RaError('not-found');
    const profiles = await this.profilesOfEnterprise.run(tx.manager, enterpriseId);
    return {
      ...subjectOf(domain),
      enterpriseId,
      ownerId: null,
      context: { enterpriseName: enterprise.name, requesterName: tx.caller.name, requestNumber: '', profileName: '' },
      terms: {
        allowedIssuers: [],
        accountUri: null,
        // One proof serves all certificate types of the enterprise, so the strictest of them rules the look.
        publiclyTrusted: profiles.some(({ publiclyTrusted }) => publiclyTrusted),
      },
    };
  }
}
