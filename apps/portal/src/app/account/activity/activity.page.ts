import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Crumbs } from '../../core/shell/crumbs';
import { OwnActivity } from '../../parts/audit/own-activity';
import { accountCrumbs } from '../account-crumbs';

/** What was done in one's name. */
@Component({
  selector: 'cs-activity-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [OwnActivity],
  template: `<section class="card" aria-label="Activity" i18n-aria-label="@@account.activity">
    <cs-own-activity />
  </section>`,
})
export class ActivityPage {
  constructor() {
    inject(Crumbs).set(accountCrumbs($localize`:@@account.activity:Activity`));
  }
}
