import { Module } from '@nestjs/common';

/** The business, floor by floor. */
@Module({ imports: [] })
export class AppModule {}
