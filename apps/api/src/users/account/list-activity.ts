import type { ActivityQuery, AuditEvent, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { AuditEventStore } from '../../audit';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { personBehind } from '../person-behind';

/** What one did oneself, wherever it was. */
@Injectable()
export class ListActivity {
  constructor(private readonly events: AuditEventStore) {}

  run(asked: ActivityQuery, caller: Caller): Promise<Page<AuditEvent>> {
    return this.events.list({ ...asked, actorId: personBehind(caller) }, Scope.everything('the acts of one person'));
  }
}
