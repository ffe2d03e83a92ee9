import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { OnceBody } from './once-body';
import { OnceGate } from './once-gate';
import { OnceKeys } from './once-keys';
import { OnceInterceptor } from './once.interceptor';

@Module({
  providers: [OnceBody, OnceGate, OnceKeys, { provide: APP_INTERCEPTOR, useClass: OnceInterceptor }],
  exports: [OnceGate, OnceKeys],
})
export class IdempotencyModule {}
