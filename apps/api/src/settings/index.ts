export { InstallationSettings } from './installation-settings';
export type { SettingsInForce } from './settings.entity';
export { SettingsModule } from './settings.module';
