import { Global, Module } from '@nestjs/common';
import { Limits } from './limits';
import { SweepLimits } from './sweep-limits';

@Global()
@Module({ providers: [Limits, SweepLimits], exports: [Limits] })
export class LimitsModule {}
