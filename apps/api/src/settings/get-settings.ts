import type { Settings } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Caller } from '../shared/access/caller';
import { assertEverywhere } from '../shared/access/operators-only';
import { SettingsStore } from './settings.store';
import { ShowSettings } from './show-settings';

@Injectable()
export class GetSettings {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly store: SettingsStore,
    private readonly show: ShowSettings,
  ) {}

  async run(caller: Caller): Promise<Settings> {
    assertEverywhere(caller, 'settings:read');
    return this.show.run(await this.store.get(this.db.manager));
  }
}
