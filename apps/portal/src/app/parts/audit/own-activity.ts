import { ChangeDetectionStrategy, Component } from '@angular/core';
import { listUrl } from '../../shared/list-url';
import { AuditList } from './audit-list';

/** What was done in one's own name, newest first. */
@Component({
  selector: 'cs-own-activity',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuditList],
  template: `<cs-audit-list [url]="url" [question]="url.params()" [source]="source" [empty]="emptyName" />`,
})
export class OwnActivity {
  protected readonly source = '/api/v1/me/activity';
  protected readonly url = listUrl({ sort: 'at:desc', filters: [] });
  protected readonly emptyName = $localize`:@@activity.empty:Nothing yet. What is done in your name stands here.`;
}
