import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaaSettingsStore } from './caa-settings.store';

/** Whether CAA records are looked at for an enterprise's requests, and which issuers it allows. */
export interface CaaSetting {
  readonly enabled: boolean;
  readonly issuers: readonly string[];
}

@Injectable()
export class CaaOf {
  constructor(private readonly settings: CaaSettingsStore) {}

  async run(manager: EntityManager, enterpriseId: string): Promise<CaaSetting> {
    const { enabled, issuers } = await this.settings.of(manager, enterpriseId);
    return { enabled, issuers };
  }
}
