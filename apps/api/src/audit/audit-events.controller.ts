import {
  type AuditEvent,
  auditEventPage,
  type AuditEventQuery,
  auditEventQuery,
  type AuditExportQuery,
  auditExportQuery,
  type AuditVerification,
  auditVerification,
  type Page,
} from '@countersign/contracts';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import * as z from 'zod';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { NeedsFreshFactor } from '../shared/access/second-factor';
import { Answers } from '../shared/answers';
import { ExportAudit } from './export-audit';
import { ListAuditEvents } from './list-audit-events';
import { VerifyAudit } from './verify-audit';

const file = z.file().meta({ id: 'AuditFile' });

@Controller('audit-events')
export class AuditEventsController {
  constructor(
    private readonly listAuditEvents: ListAuditEvents,
    private readonly verifyAudit: VerifyAudit,
    private readonly exportAudit: ExportAudit,
  ) {}

  @Get()
  @Needs('audit:read', 'listed')
  @Answers(auditEventPage)
  list(
    @Query({ schema: auditEventQuery }) asked: AuditEventQuery,
    @CallerOf() caller: Caller,
  ): Promise<Page<AuditEvent>> {
    return this.listAuditEvents.run(asked, caller);
  }

  @Get('verify')
  @Needs('audit:read', 'installation')
  @Answers(auditVerification)
  verify(): Promise<AuditVerification> {
    return this.verifyAudit.run();
  }

  @Get('export')
  @Needs('audit:export', 'listed')
  @NeedsFreshFactor()
  @ApiProduces('text/csv', 'application/jsonl')
  @Answers(file)
  export(@Query({ schema: auditExportQuery }) asked: AuditExportQuery, @CallerOf() caller: Caller): StreamableFile {
    return this.exportAudit.run(asked, caller);
  }
}
