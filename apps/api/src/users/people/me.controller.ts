import { type User, user } from '@countersign/contracts';
import { Controller, Get } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { OpenWithoutFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { GetMe } from './get-me';

@Controller('me')
@Needs('signed-in', 'none')
export class MeController {
  constructor(private readonly getMe: GetMe) {}

  @Get()
  @OpenWithoutFactor()
  @Answers(user)
  get(@CallerOf() caller: Caller): Promise<User> {
    return this.getMe.run(caller);
  }
}
