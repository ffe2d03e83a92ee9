import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { listUrl } from '../../shared/list-url';
import { AuditList } from './audit-list';

/** What was done to one thing, newest first: the tab *Activity* of its page. */
@Component({
  selector: 'cs-object-activity',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuditList],
  template: `<section class="card" aria-label="Activity" i18n-aria-label="@@account.activity">
    <cs-audit-list [url]="url" [question]="question()" />
  </section>`,
  styles: `
    section {
      overflow: hidden;
    }
  `,
})
export class ObjectActivity {
  readonly type = input.required<string>();
  readonly objectId = input.required<string>();
  protected readonly url = listUrl({ sort: 'at:desc', filters: [] });
  protected readonly question = computed(() => ({
    ...this.url.params(),
    objectType: this.type(),
    objectId: this.objectId(),
  }));
}
