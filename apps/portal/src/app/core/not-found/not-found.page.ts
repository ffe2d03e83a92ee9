import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Crumbs } from '../shell/crumbs';

/** The same page for what never was, what is gone and what belongs to somebody else. */
@Component({
  selector: 'cs-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, MatButton, RouterLink],
  template: `<h1 i18n="@@notFound.title">Page not found</h1>
    <cs-empty-state
      icon="search_off"
      sentence="There is no such page, or it is not yours to see."
      i18n-sentence="@@notFound.sentence"
    >
      <a matButton="filled" routerLink="/" i18n="@@notFound.home">Go to the start</a>
    </cs-empty-state>`,
  styles: `
    h1 {
      padding-top: 40px;
      text-align: center;
    }
    cs-empty-state {
      padding-top: 16px;
    }
  `,
})
export class NotFoundPage {
  constructor() {
    inject(Crumbs).set([{ label: $localize`:@@notFound.title:Page not found` }]);
  }
}
