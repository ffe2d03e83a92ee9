import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { DemoModule } from './demo';
import { EnterprisesModule } from './enterprises';
import { RequestsModule } from './requests';
import { SettingsModule } from './settings';
import { UsersModule } from './users';

/** The business, floor by floor. */
@Module({ imports: [EnterprisesModule, UsersModule, RequestsModule, SettingsModule] })
export class AppModule {
  static with({ demo }: Pick<Config, 'demo'>): DynamicModule {
    return { module: AppModule, imports: demo ? [DemoModule] : [] };
  }
}
