export { AuditChain, INSTALLATION } from './audit-chain';
export { AuditModule } from './audit.module';
export { verifyChains } from './verify-chains';
