import { Module } from '@nestjs/common';
import { IdempotencyModule } from '../idempotency';
import { LiveModule } from '../live';
import { Sweep } from './sweep';

@Module({ imports: [IdempotencyModule, LiveModule], providers: [Sweep] })
export class RetentionModule {}
