import {
  mePatch,
  type MePatch,
  preferences,
  type Preferences,
  preferencesPatch,
  type PreferencesPatch,
  type User,
  user,
} from '@countersign/contracts';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { OpenWithoutFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { ChangeMe } from './change-me';
import { ChangePreferences } from './change-preferences';
import { GetMe } from './get-me';
import { GetPreferences } from './get-preferences';

@Controller('me')
@Needs('signed-in', 'none')
export class MeController {
  constructor(
    private readonly getMe: GetMe,
    private readonly changeMe: ChangeMe,
    private readonly getPreferences: GetPreferences,
    private readonly changePreferences: ChangePreferences,
  ) {}

  @Get()
  @OpenWithoutFactor()
  @Answers(user)
  get(@CallerOf() caller: Caller): Promise<User> {
    return this.getMe.run(caller);
  }

  @Patch()
  @Answers(user)
  change(@Body({ schema: mePatch }) patch: MePatch, @CallerOf() caller: Caller): Promise<User> {
    return this.changeMe.run(patch, caller);
  }

  @Get('preferences')
  @OpenWithoutFactor()
  @Answers(preferences)
  preferences(@CallerOf() caller: Caller): Promise<Preferences> {
    return this.getPreferences.run(caller);
  }

  @Patch('preferences')
  @Answers(preferences)
  prefer(
    @Body({ schema: preferencesPatch }) patch: PreferencesPatch,
    @CallerOf() caller: Caller,
  ): Promise<Preferences> {
    return this.changePreferences.run(patch, caller);
  }
}
