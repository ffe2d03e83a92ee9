import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { DemoModule } from './demo';
import { EnterprisesModule } from './enterprises';
import { RequestsModule } from './requests';
import { UsersModule } from './users';

/** The business, floor by floor. */
@Module({ imports: [EnterprisesModule, UsersModule, RequestsModule] })
export class AppModule {
  static with({ demo }: Pick<Config, 'demo'>): DynamicModule {
    return { module: AppModule, imports: demo ? [DemoModule] : [] };
  }
}
