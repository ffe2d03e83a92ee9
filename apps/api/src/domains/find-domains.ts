import { isBelow } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../shared/clock';
import { namesOf, type DomainEntity } from './domain.entity';
import { standingOf } from './domain-state';
import { DomainStore } from './domain.store';

/** A name that an enterprise has proven, as plans of checks read it. */
export interface ProvenDomain {
  readonly name: string;
  readonly active: boolean;
  readonly verified: boolean;
  readonly verifiedAt: Date;
  readonly validUntil: Date;
  /** By a file this name alone is proven; by TXT what lies below it too. */
  readonly exact: boolean;
  /** Whether certificates that a public root stands behind may rest on it. */
  readonly forPublic: boolean;
  /** What a form offers of it. */
  readonly offered: readonly string[];
}

/** For how many days a proof of a name counts, by the word of the enterprise. */
export interface DomainPeriod {
  readonly name: string;
  readonly days: number;
}

/** What an enterprise has proven and still may use: active, verified, not run out. */
@Injectable()
export class FindDomains {
  constructor(
    private readonly domains: DomainStore,
    private readonly clock: Clock,
  ) {}

  async run(manager: EntityManager, enterpriseId: string): Promise<ProvenDomain[]> {
    return (await this.all(manager, enterpriseId)).proven;
  }

  /** Beside them the period of every domain there is, proven or not. */
  async all(
    manager: EntityManager,
    enterpriseId: string,
  ): Promise<{ proven: ProvenDomain[]; periods: DomainPeriod[] }> {
    const now = this.clock.now();
    const domains = await this.domains.ofEnterprise(manager, enterpriseId);
    return {
      proven: domains.flatMap((domain) => provenOf(domain, now)),
      periods: domains.map(({ name, validityDays }) => ({ name, days: validityDays })),
    };
  }
}

export const isApproved = (domains: readonly ProvenDomain[], name: string): boolean =>
  domains.some((domain) => (domain.exact ? name === domain.name : isBelow(name, domain.name)));

function provenOf(domain: DomainEntity, now: Date): ProvenDomain[] {
  const { status, validUntil } = standingOf(domain, now);
  const { verifiedAt, provenBy, proven, active } = domain;
  if (!active || status !== 'verified' || verifiedAt === null || validUntil === null || provenBy === null) return [];
  const facts = { active, verified: true, verifiedAt, validUntil, forPublic: domain.forPublic };
  const names = namesOf(domain);
  if (provenBy === 'txt') return [{ ...facts, name: domain.name, exact: false, offered: names }];
  // What was taken out of the list since is approved no more; what came in is not proven yet.
  const still = proven.filter((name) => names.includes(name));
  return still.map((name) => ({ ...facts, name, exact: true, offered: [name] }));
}
