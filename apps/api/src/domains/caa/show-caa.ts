import type { Caa } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { versioned } from '../../shared/answers';
import { DomainStore } from '../domain.store';
import { effectiveIssuers, recordsFor } from './caa-rules';
import type { CaaSettingsEntity } from './caa-settings.entity';
import { ConnectorIssuers } from './connector-issuers';

/** The settings with what follows from them: who may issue, and what to publish. */
@Injectable()
export class ShowCaa {
  constructor(
    private readonly connectorIssuers: ConnectorIssuers,
    private readonly domains: DomainStore,
  ) {}

  async run(manager: EntityManager, { enterpriseId, enabled, issuers, version }: CaaSettingsEntity): Promise<Caa> {
    const { names } = await this.connectorIssuers.run(manager, enterpriseId);
    const effective = effectiveIssuers(issuers, names);
    const domains = await this.domains.ofEnterprise(manager, enterpriseId);
    const records = recordsFor(
      domains.map(({ name }) => name),
      effective,
    );
    return versioned({ enabled, issuers, connectorIssuers: [...names], effectiveIssuers: effective, records }, version);
  }
}
