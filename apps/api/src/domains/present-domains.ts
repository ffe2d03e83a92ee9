import type { Domain } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { versioned } from '../shared/answers';
import { Clock } from '../shared/clock';
import { FindPeople } from '../users';
import { ChecksOf } from '../verification';
import { subjectOf, toDto, type DomainEntity } from './domain.entity';

/** Domains as the HTTP contract shows them, with their checks. */
@Injectable()
export class PresentDomains {
  constructor(
    private readonly checksOf: ChecksOf,
    private readonly findPeople: FindPeople,
    private readonly clock: Clock,
  ) {}

  async one(manager: EntityManager, domain: DomainEntity): Promise<Domain> {
    const [dto] = await this.run(manager, [domain]);
    return versioned(dto as Domain, domain.version);
  }

  /** One after the other: inside a transaction there is one connection. */
  async run(manager: EntityManager, domains: readonly DomainEntity[]): Promise<Domain[]> {
    const now = this.clock.now();
    const people = await this.findPeople.run(
      manager,
      domains.flatMap(({ createdBy }) => createdBy ?? []),
    );
    const all: Domain[] = [];
    for (const domain of domains) {
      const checks = await this.checksOf.run(manager, subjectOf(domain), now);
      all.push(toDto(domain, { checks, createdBy: people.get(domain.createdBy ?? '') ?? null, now }));
    }
    return all;
  }
}
