import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectorsModule } from '../connectors';
import { EnterprisesModule } from '../enterprises';
import { AssignProfiles } from './assign-profiles';
import { AssignedProfiles } from './assigned-profiles';
import { ChangeProfile } from './change-profile';
import { CreateProfile } from './create-profile';
import { DeleteProfile } from './delete-profile';
import { EnterpriseProfilesController } from './enterprise-profiles.controller';
import { FindProfiles } from './find-profiles';
import { GetEnterpriseProfiles } from './get-enterprise-profiles';
import { GetProfile } from './get-profile';
import { JudgeProfile } from './judge-profile';
import { ListProfiles } from './list-profiles';
import { EnterpriseProfileRow, ProfileConnectorRow, ProfileRow, ProfileVersionRow } from './profile.entity';
import { ProfileStore } from './profile.store';
import { ProfilesController } from './profiles.controller';
import { ProfilesOfEnterprise } from './profiles-of-enterprise';

const doors = [AssignProfiles, CreateProfile, FindProfiles, ListProfiles, ProfilesOfEnterprise];
const useCases = [AssignedProfiles, ChangeProfile, DeleteProfile, GetEnterpriseProfiles, GetProfile, JudgeProfile];

@Module({
  imports: [
    TypeOrmModule.forFeature([EnterpriseProfileRow, ProfileConnectorRow, ProfileRow, ProfileVersionRow]),
    ConnectorsModule,
    EnterprisesModule,
  ],
  controllers: [EnterpriseProfilesController, ProfilesController],
  providers: [...doors, ...useCases, ProfileStore],
  exports: doors,
})
export class ProfilesModule {}
