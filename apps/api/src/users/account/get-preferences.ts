import type { Preferences } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Caller } from '../../shared/access/caller';
import { versioned } from '../../shared/answers';
import { personBehind } from '../person-behind';
import { PreferencesEntity, toDto, usual } from './preferences.entity';

@Injectable()
export class GetPreferences {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(caller: Caller): Promise<Preferences> {
    const row = await this.db.manager.findOneBy(PreferencesEntity, { personId: personBehind(caller) });
    return versioned(toDto(row ?? usual), (row ?? usual).version);
  }
}
