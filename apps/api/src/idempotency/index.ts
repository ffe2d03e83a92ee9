export { IdempotencyModule } from './idempotency.module';
export { OnceGate } from './once-gate';
