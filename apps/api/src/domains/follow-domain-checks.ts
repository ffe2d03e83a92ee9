import { Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { CheckChanged, CheckDecided, SubjectLooked, SubjectTouched } from '../verification';
import { DomainStore } from './domain.store';
import { PlanDomain } from './plan-domain';
import { SettleDomain } from './settle-domain';

/** What happens to its checks moves the domain. */
@Injectable()
export class FollowDomainChecks {
  constructor(
    private readonly domains: DomainStore,
    private readonly planDomain: PlanDomain,
    private readonly settleDomain: SettleDomain,
  ) {}

  /** The domain's row is locked before its checks, by whichever way somebody comes. */
  @Handles(SubjectTouched)
  async touched({ subject }: SubjectTouched, tx: Tx): Promise<void> {
    if (subject.type === 'domain') await this.domains.lockIfThere(tx, subject.id);
  }

  /** By the settings of this moment: a certificate type that came since may ask for a stricter look. */
  @Handles(SubjectLooked)
  async looked({ subject }: SubjectLooked, tx: Tx): Promise<void> {
    if (subject.type !== 'domain') return;
    const domain = await this.domains.lockIfThere(tx, subject.id);
    if (domain !== null) await this.planDomain.run(tx, domain);
  }

  @Handles(CheckDecided)
  async decided(event: CheckDecided, tx: Tx): Promise<void> {
    await this.follow(event, tx);
  }

  @Handles(CheckChanged)
  async changed(event: CheckChanged, tx: Tx): Promise<void> {
    await this.follow(event, tx);
  }

  private async follow({ subject }: CheckDecided | CheckChanged, tx: Tx): Promise<void> {
    if (subject.type !== 'domain') return;
    const domain = await this.domains.lockIfThere(tx, subject.id);
    if (domain !== null) await this.settleDomain.run(tx, domain);
  }
}
