export { IdempotencyModule } from './idempotency.module';
export { OnceGate } from './once-gate';
export { OnceKeys } from './once-keys';
