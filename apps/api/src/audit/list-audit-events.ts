import type { AuditEvent, AuditEventQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { AuditEventStore } from './audit-event.store';

@Injectable()
export class ListAuditEvents {
  constructor(private readonly events: AuditEventStore) {}

  run(asked: AuditEventQuery, caller: Caller): Promise<Page<AuditEvent>> {
    return this.events.list(asked, Scope.of(caller, 'audit:read'));
  }
}
