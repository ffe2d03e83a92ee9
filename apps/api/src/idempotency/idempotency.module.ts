import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { OnceGate } from './once-gate';
import { OnceInterceptor } from './once.interceptor';
import { SweepIdempotency } from './sweep-idempotency';

@Module({
  providers: [OnceGate, SweepIdempotency, { provide: APP_INTERCEPTOR, useClass: OnceInterceptor }],
  exports: [OnceGate],
})
export class IdempotencyModule {}
