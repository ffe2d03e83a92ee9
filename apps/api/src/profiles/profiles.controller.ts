import {
  profile,
  profileContent,
  profilePage,
  profileQuery,
  profileVersionQuery,
  type ProfileContent,
  type ProfileQuery,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { NeedsFreshFactor } from '../shared/access/second-factor';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ChangeProfile } from './change-profile';
import { CreateProfile } from './create-profile';
import { DeleteProfile } from './delete-profile';
import { GetProfile } from './get-profile';
import { ListProfiles } from './list-profiles';

@Controller('profiles')
export class ProfilesController {
  constructor(
    private readonly listProfiles: ListProfiles,
    private readonly getProfile: GetProfile,
    private readonly createProfile: CreateProfile,
    private readonly changeProfile: ChangeProfile,
    private readonly deleteProfile: DeleteProfile,
  ) {}

  @Get()
  @Needs('profiles:read', 'listed')
  @Answers(profilePage)
  list(@Query({ schema: profileQuery }) asked: ProfileQuery, @CallerOf() caller: Caller) {
    return this.listProfiles.run(asked, caller);
  }

  @Post()
  @Needs('profiles:edit', 'installation')
  @NeedsFreshFactor()
  @Answers(profile, { status: 201 })
  create(@Body({ schema: profileContent }) content: ProfileContent, @CallerOf() caller: Caller) {
    return this.createProfile.run(content, caller);
  }

  @Get(':id')
  @Needs('profiles:read', { of: 'profile' })
  @Answers(profile)
  get(@Param('id', IdParam) id: string, @Query({ schema: profileVersionQuery }) { version }: { version?: number }) {
    return this.getProfile.run({ id, ...(version !== undefined && { version }) });
  }

  @Put(':id')
  @Needs('profiles:edit', { of: 'profile', held: 'everywhere' })
  @NeedsFreshFactor()
  @Answers(profile)
  change(
    @Param('id', IdParam) id: string,
    @Body({ schema: profileContent }) content: ProfileContent,
    @CallerOf() caller: Caller,
  ) {
    return this.changeProfile.run(id, content, caller);
  }

  @Delete(':id')
  @Needs('profiles:delete', { of: 'profile', held: 'everywhere' })
  @NeedsFreshFactor()
  @Answers(null)
  delete(@Param('id', IdParam) id: string, @CallerOf() caller: Caller) {
    return this.deleteProfile.run(id, caller);
  }
}
