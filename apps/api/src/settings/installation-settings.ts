import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../shared/clock';
import { type SettingsInForce, inForce } from './settings.entity';
import { SettingsStore } from './settings.store';

const KEPT = 2000;

/** What other modules go by, asked for at each use. A change acts at once in this process, in others within two seconds. */
@Injectable()
export class InstallationSettings {
  private known: { readonly settings: SettingsInForce; readonly at: number } | undefined;

  constructor(
    private readonly store: SettingsStore,
    private readonly clock: Clock,
  ) {}

  async run(manager: EntityManager): Promise<SettingsInForce> {
    const now = this.clock.now().getTime();
    if (this.known && Math.abs(now - this.known.at) < KEPT) return this.known.settings;
    const settings = inForce(await this.store.get(manager));
    this.known = { settings, at: now };
    return settings;
  }

  forget(): void {
    this.known = undefined;
  }
}
