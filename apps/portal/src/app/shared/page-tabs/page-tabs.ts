import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive } from '@angular/router';

export interface PageTab {
  readonly label: string;
  readonly link: string;
}

/** Pages that belong together, as tabs over the content. Each is a page of its own with an address of its own. */
@Component({
  selector: 'cs-page-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatTabsModule, RouterLink, RouterLinkActive],
  template: `<nav mat-tab-nav-bar mat-stretch-tabs="false" class="bleed" [attr.aria-label]="label()" [tabPanel]="panel">
      @for (tab of tabs(); track tab.link) {
        <a
          mat-tab-link
          routerLinkActive
          #active="routerLinkActive"
          [routerLink]="tab.link"
          [active]="active.isActive"
          >{{ tab.label }}</a
        >
      }
    </nav>
    <mat-tab-nav-panel #panel class="panel"><ng-content /></mat-tab-nav-panel>`,
  styleUrl: './page-tabs.scss',
})
export class PageTabs {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly PageTab[]>();
}
