import type { Profile } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { plan, PlanChecks, ProofsOf, type ProofRules, type Subject } from '../verification';
import { numberOf, type RequestEntity } from './request.entity';
import { Restate } from './restate';
import { Surroundings, type Surrounding } from './surroundings';

const longestDomainPeriod = 398;

/** Plans the checks of a request anew, from what it says now and what is proven by now. Before its names are stated nothing is planned. */
@Injectable()
export class Replan {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly proofsOf: ProofsOf,
    private readonly planChecks: PlanChecks,
    private readonly restate: Restate,
  ) {}

  async run(tx: Tx, request: RequestEntity): Promise<void> {
    if (request.sanSaved) {
      const surrounding = await this.surroundings.run(tx.manager, request);
      await this.planChecks.run(tx, subjectOf(request, surrounding), await this.wanted(tx, request, surrounding));
    }
    await this.restate.run(tx, request);
  }

  private async wanted(tx: Tx, { enterpriseId, san }: RequestEntity, { profile, current }: Surrounding) {
    return plan({
      type: profile.validationType,
      emails: san.emails,
      dnsNames: san.dnsNames,
      caaOn: false,
      mpicOn: profile.mpic.enabled,
      domains: [],
      proofs: await this.proofsOf.run(tx.manager, enterpriseId, san.emails),
      profile: stricter(profile, current),
      now: tx.now,
    });
  }
}

/** The content rules are the pinned version's; ages use the strictest of that, the current version and the rule in force. */
const stricter = (pinned: Profile, current: Profile): ProofRules => ({
  publiclyTrusted: pinned.publiclyTrusted || current.publiclyTrusted,
  mailboxValidityDays: Math.min(pinned.mailboxValidityDays, current.mailboxValidityDays),
  domainValidityDays: longestDomainPeriod,
  domainMethods: pinned.domainMethods,
});

const subjectOf = (request: RequestEntity, { enterprise, requester, profile }: Surrounding): Subject => ({
  type: 'request',
  id: request.id,
  enterpriseId: request.enterpriseId,
  ownerId: request.ownerId,
  context: {
    enterpriseName: enterprise.name,
    requesterName: requester.name,
    requestNumber: numberOf(request),
    profileName: profile.name,
  },
});
