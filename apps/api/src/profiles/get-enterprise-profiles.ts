import type { EnterpriseProfiles } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { versioned } from '../shared/answers';
import { AssignedProfiles, versionOf } from './assigned-profiles';

@Injectable()
export class GetEnterpriseProfiles {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly assigned: AssignedProfiles,
  ) {}

  async run(enterpriseId: string): Promise<EnterpriseProfiles> {
    const profiles = await this.assigned.read(this.db.manager, enterpriseId);
    return versioned(profiles, versionOf(profiles));
  }
}
