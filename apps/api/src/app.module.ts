import { Module } from '@nestjs/common';
import { EnterprisesModule } from './enterprises';
import { RequestsModule } from './requests';
import { UsersModule } from './users';

/** The business, floor by floor. */
@Module({ imports: [EnterprisesModule, UsersModule, RequestsModule] })
export class AppModule {}
