import { type Settings, settings, type SettingsPatch, settingsPatch } from '@countersign/contracts';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { NeedsFreshFactor } from '../shared/access/second-factor';
import { Answers } from '../shared/answers';
import { ChangeSettings } from './change-settings';
import { GetSettings } from './get-settings';

@Controller('settings')
export class SettingsController {
  constructor(
    private readonly getSettings: GetSettings,
    private readonly changeSettings: ChangeSettings,
  ) {}

  @Get()
  @Needs('settings:read', 'installation')
  @Answers(settings)
  get(): Promise<Settings> {
    return this.getSettings.run();
  }

  @Patch()
  @Needs('settings:edit', 'installation')
  @NeedsFreshFactor()
  @Answers(settings)
  change(@Body({ schema: settingsPatch }) patch: SettingsPatch, @CallerOf() caller: Caller): Promise<Settings> {
    return this.changeSettings.run(patch, caller);
  }
}
