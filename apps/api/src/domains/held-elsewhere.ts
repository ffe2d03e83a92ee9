import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../shared/clock';
import { areInOneLine, registrableOf } from './domain-names';
import { DomainStore } from './domain.store';

/** Which of these names lie at, above or below a domain that another enterprise has verified. It says no name of the other, nor who it is. */
@Injectable()
export class HeldElsewhere {
  constructor(
    private readonly domains: DomainStore,
    private readonly clock: Clock,
  ) {}

  async run(manager: EntityManager, enterpriseId: string, names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const registrables = [...new Set(names.map(registrableOf))];
    const held = await this.domains.heldByOthers(manager, enterpriseId, registrables, this.clock.now());
    return names.filter((name) => held.some((other) => areInOneLine(name, other.name)));
  }
}
