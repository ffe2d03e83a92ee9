import { inject, Injectable, signal } from '@angular/core';
import { PageTitle } from './page-title';

export interface Crumb {
  readonly label: string;
  readonly link?: string;
}

/** Where a person is. A page states it; the last crumb is the page itself and names the tab. */
@Injectable({ providedIn: 'root' })
export class Crumbs {
  private readonly title = inject(PageTitle);
  private readonly stated = signal<readonly Crumb[]>([]);
  readonly all = this.stated.asReadonly();

  set(crumbs: readonly Crumb[]): void {
    this.stated.set(crumbs);
    const page = crumbs.at(-1);
    if (page) this.title.set(page.label);
  }
}
