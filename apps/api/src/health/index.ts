export { HealthModule } from './health.module';
export { ReadinessProbe } from './readiness';
