import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PageTabs } from '../shared/page-tabs/page-tabs';
import { accountTabs } from './account-tabs';

/** What is about oneself. */
@Component({
  selector: 'cs-account-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageTabs, RouterOutlet],
  template: `<h1 tabindex="-1" i18n="@@account.title">Account</h1>
    <cs-page-tabs label="Pages of your account" i18n-label="@@account.pages" [tabs]="tabs"
      ><router-outlet
    /></cs-page-tabs>`,
  styles: `
    h1 {
      margin-bottom: 8px;
    }
  `,
})
export class AccountFrame {
  protected readonly tabs = accountTabs();
}
