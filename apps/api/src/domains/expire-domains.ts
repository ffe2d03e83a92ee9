import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import { Job } from '../jobs';
import { jobCaller } from '../shared/access/caller';
import { Clock } from '../shared/clock';
import { forEachOf } from '../shared/for-each';
import { DomainStore } from './domain.store';
import { SettleDomain } from './settle-domain';

const caller = jobCaller('expire-domains');

/** Writes down which domains ran out. Readers see it before, by `standingOf`. One that fails holds up no other. */
@Injectable()
export class ExpireDomains {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainStore,
    private readonly settleDomain: SettleDomain,
    private readonly clock: Clock,
  ) {}

  @Job('expire-domains', { every: '* * * * *' })
  async run(): Promise<void> {
    await forEachOf(
      await this.domains.overdue(this.clock.now()),
      ({ name }) => `domain ${name}`,
      ({ id }) => this.expire(id),
    );
  }

  private async expire(id: string): Promise<void> {
    await this.unitOfWork.run(caller, async (tx) => {
      const domain = await this.domains.lockIfThere(tx, id);
      if (domain !== null) await this.settleDomain.run(tx, domain);
    });
  }
}
