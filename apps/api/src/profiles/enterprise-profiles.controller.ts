import { enterpriseProfiles, putEnterpriseProfiles, type PutEnterpriseProfiles } from '@countersign/contracts';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { AssignProfiles } from './assign-profiles';
import { GetEnterpriseProfiles } from './get-enterprise-profiles';

/** Every member reads what its enterprise may use, as each request begins with a choice among it; operators say what that is. */
@Controller('enterprises/:id/profiles')
export class EnterpriseProfilesController {
  constructor(
    private readonly getEnterpriseProfiles: GetEnterpriseProfiles,
    private readonly assignProfiles: AssignProfiles,
  ) {}

  @Get()
  @Needs('requests:read', { of: 'enterprise' })
  @Answers(enterpriseProfiles)
  get(@Param('id', IdParam) id: string) {
    return this.getEnterpriseProfiles.run(id);
  }

  @Put()
  @Needs('policies:edit', { of: 'enterprise', held: 'everywhere' })
  @Answers(enterpriseProfiles)
  put(
    @Param('id', IdParam) id: string,
    @Body({ schema: putEnterpriseProfiles }) body: PutEnterpriseProfiles,
    @CallerOf() caller: Caller,
  ) {
    return this.assignProfiles.run(id, body, caller);
  }
}
