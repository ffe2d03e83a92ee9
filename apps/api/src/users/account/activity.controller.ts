import { activityQuery, type ActivityQuery, type AuditEvent, auditEventPage, type Page } from '@countersign/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { ListActivity } from './list-activity';

@Controller('me/activity')
@Needs('signed-in', 'none')
export class ActivityController {
  constructor(private readonly listActivity: ListActivity) {}

  @Get()
  @Answers(auditEventPage)
  list(@Query({ schema: activityQuery }) asked: ActivityQuery, @CallerOf() caller: Caller): Promise<Page<AuditEvent>> {
    return this.listActivity.run(asked, caller);
  }
}
