export { AuditChain, INSTALLATION } from './audit-chain';
export { AuditEventStore } from './audit-event.store';
export { AuditModule } from './audit.module';
export { verifyChains } from './verify-chains';
