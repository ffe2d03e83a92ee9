export { PoliciesModule } from './policies.module';
export { type RequestPolicy, RequestPolicyOf } from './request-policy-of';
