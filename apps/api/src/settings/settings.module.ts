import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeSettings } from './change-settings';
import { GetSettings } from './get-settings';
import { InstallationSettings } from './installation-settings';
import { SettingsController } from './settings.controller';
import { SettingsEntity } from './settings.entity';
import { SettingsStore } from './settings.store';
import { ShowSettings } from './show-settings';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SettingsEntity])],
  controllers: [SettingsController],
  providers: [SettingsStore, ShowSettings, InstallationSettings, GetSettings, ChangeSettings],
  exports: [InstallationSettings],
})
export class SettingsModule {}
