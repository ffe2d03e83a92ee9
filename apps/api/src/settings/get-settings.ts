import type { Settings } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SettingsStore } from './settings.store';
import { ShowSettings } from './show-settings';

@Injectable()
export class GetSettings {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly store: SettingsStore,
    private readonly show: ShowSettings,
  ) {}

  async run(): Promise<Settings> {
    return this.show.run(await this.store.get(this.db.manager));
  }
}
