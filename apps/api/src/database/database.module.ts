import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DATABASE_URL } from './database-url';
import { Handlers } from './handlers';
import { applicationOptions } from './options';

@Global()
@Module({ imports: [DiscoveryModule], providers: [Handlers], exports: [Handlers] })
export class DatabaseModule {
  static at(url: string): DynamicModule {
    const connection = TypeOrmModule.forRoot({ ...applicationOptions(url), autoLoadEntities: true });
    return {
      module: DatabaseModule,
      imports: [connection],
      providers: [{ provide: DATABASE_URL, useValue: url }],
      exports: [DATABASE_URL],
    };
  }
}
