import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConnectors } from '../../connectors';
import { ProfilesOfEnterprise } from '../../profiles';
import { normalIssuers } from './caa-rules';

export interface Issuers {
  readonly names: readonly string[];
  readonly accountUri: string | null;
}

/** Under which names the CAs behind an enterprise's profiles stand in CAA records. */
@Injectable()
export class ConnectorIssuers {
  constructor(
    private readonly profilesOfEnterprise: ProfilesOfEnterprise,
    private readonly findConnectors: FindConnectors,
  ) {}

  async run(manager: EntityManager, enterpriseId: string): Promise<Issuers> {
    const profiles = await this.profilesOfEnterprise.run(manager, enterpriseId);
    const ids = new Set(profiles.map(({ ca }) => ca.connectorId));
    const connectors = [...(await this.findConnectors.run(manager, [...ids])).values()];
    return {
      names: normalIssuers(connectors.flatMap(({ caaDomains }) => caaDomains)).sort(),
      accountUri: connectors.find(({ accountUri }) => accountUri !== null)?.accountUri ?? null,
    };
  }
}
