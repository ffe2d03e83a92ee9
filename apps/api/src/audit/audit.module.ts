import { Module } from '@nestjs/common';
import { AuditChain } from './audit-chain';

@Module({ providers: [AuditChain], exports: [AuditChain] })
export class AuditModule {}
