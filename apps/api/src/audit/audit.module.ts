import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditChain } from './audit-chain';
import { AuditRecord } from './audit-record.entity';
import { AuditEventStore } from './audit-event.store';
import { AuditEventsController } from './audit-events.controller';
import { ExportAudit } from './export-audit';
import { ListAuditEvents } from './list-audit-events';
import { VerifyAudit } from './verify-audit';

@Module({
  imports: [TypeOrmModule.forFeature([AuditRecord])],
  controllers: [AuditEventsController],
  providers: [AuditChain, AuditEventStore, ListAuditEvents, VerifyAudit, ExportAudit],
  exports: [AuditChain, AuditEventStore],
})
export class AuditModule {}
