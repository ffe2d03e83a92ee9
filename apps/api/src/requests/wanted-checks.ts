import type { Profile } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { isBelow } from '@countersign/pki';
import { CaaOf, FindDomains, type DomainPeriod } from '../domains';
import { plan, ProofsOf, type CheckTerms, type ProofRules, type WantedCheck } from '../verification';
import type { RequestEntity } from './request.entity';
import type { Surrounding } from './surroundings';

const longestDomainPeriod = 398;

/** Which checks a request needs by what it says, what its enterprise has proven and how that has set its CAA records; and the terms they are judged by. */
@Injectable()
export class WantedChecks {
  constructor(
    private readonly proofsOf: ProofsOf,
    private readonly findDomains: FindDomains,
    private readonly caaOf: CaaOf,
  ) {}

  async run(
    { manager, now }: Tx,
    { enterpriseId, san, domainMethod }: RequestEntity,
    { profile, current }: Surrounding,
  ): Promise<{ wanted: WantedCheck[]; terms: CheckTerms }> {
    const caa = await this.caaOf.run(manager, enterpriseId);
    const { proven, periods } = await this.findDomains.all(manager, enterpriseId);
    const rules = stricter(profile, current, periodOf(periods, san.dnsNames));
    const wanted = plan({
      type: profile.validationType,
      emails: san.emails,
      dnsNames: san.dnsNames,
      caaOn: caa.enabled,
      mpicOn: profile.mpic.enabled,
      domains: proven,
      proofs: await this.proofsOf.run(manager, enterpriseId, san),
      profile: rules,
      domainMethod,
      now,
    });
    return { wanted, terms: termsOf(profile, caa.issuers, rules.publiclyTrusted) };
  }
}

/** The content rules are the pinned version's; ages use the strictest of that, the current version and the rule in force. */
const stricter = (pinned: Profile, current: Profile, domainValidityDays: number): ProofRules => ({
  publiclyTrusted: pinned.publiclyTrusted || current.publiclyTrusted,
  mailboxValidityDays: Math.min(pinned.mailboxValidityDays, current.mailboxValidityDays),
  domainValidityDays,
  domainMethods: pinned.domainMethods,
});

/** How long an own proof of these names counts: no longer than the enterprise says of a domain that they lie in, whatever became of that. */
const periodOf = (periods: readonly DomainPeriod[], names: readonly string[]): number =>
  Math.min(
    longestDomainPeriod,
    ...periods.flatMap(({ name, days }) => (names.some((each) => isBelow(each, name)) ? [days] : [])),
  );

/** An enterprise lets issue whom it likes, but only the CA in use will: what counts stands in both lists. */
function termsOf({ issuer }: Profile, issuers: readonly string[], publiclyTrusted: boolean): CheckTerms {
  const own = issuer.caaDomains.map((name) => name.toLowerCase());
  const allowedIssuers = issuers.filter((name) => own.includes(name.toLowerCase()));
  return { allowedIssuers, accountUri: issuer.accountUri, publiclyTrusted };
}
