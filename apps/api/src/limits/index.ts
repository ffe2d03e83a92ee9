export { addressKey } from './address-key';
export { Limits, type LimitRule } from './limits';
export { LimitsModule } from './limits.module';
export { RateGuard } from './rate.guard';
