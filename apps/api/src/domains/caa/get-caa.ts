import type { Caa } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { CaaSettingsStore } from './caa-settings.store';
import { ShowCaa } from './show-caa';

@Injectable()
export class GetCaa {
  constructor(
    private readonly settings: CaaSettingsStore,
    private readonly showCaa: ShowCaa,
  ) {}

  async run(enterpriseId: string): Promise<Caa> {
    const { manager } = this.settings;
    return this.showCaa.run(manager, await this.settings.of(manager, enterpriseId));
  }
}
