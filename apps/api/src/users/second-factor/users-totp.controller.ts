import { Controller, Delete, Param } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { NeedsFreshFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { RemoveUsersFactor } from './remove-users-factor';

@Controller('users/:id/totp')
export class UsersTotpController {
  constructor(private readonly removeUsersFactor: RemoveUsersFactor) {}

  @Delete()
  @Needs('users:edit', { of: 'user' })
  @NeedsFreshFactor()
  @Answers(null)
  remove(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<void> {
    return this.removeUsersFactor.run(id, caller);
  }
}
