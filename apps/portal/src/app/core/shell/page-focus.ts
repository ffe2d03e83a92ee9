import { afterNextRender, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';
import { distinctUntilChanged, filter, map, skip, tap } from 'rxjs';

const lookEvery = 50;
const looks = 40;

/**
 * After a change of page the focus goes to its heading, so that a screen reader says where one is (WCAG 2.4.3), and the page begins
 * at its top, unless one goes back: then the browser knows the place. Another filter or an open dialog of the same page moves
 * nothing, and neither does the first page; who goes along a row of tabs stays on it.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private goesBack = false;

  constructor() {
    inject(Router)
      .events.pipe(
        tap((event) => {
          if (event instanceof NavigationStart) this.goesBack = event.navigationTrigger === 'popstate';
        }),
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0]),
        distinctUntilChanged(),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        afterNextRender(() => void this.begin(), { injector: this.injector });
      });
  }

  private async begin(): Promise<void> {
    if (this.document.activeElement?.closest('nav[mat-tab-nav-bar]')) return;
    if (!this.goesBack) this.document.defaultView?.scrollTo(0, 0);
    const heading = await this.heading(this.document.activeElement);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** A page that still loads has no heading yet; who moved on by themselves meanwhile is left alone. */
  private async heading(before: Element | null): Promise<HTMLElement | null> {
    for (let look = 0; look < looks && this.document.activeElement === before; look++) {
      const heading = this.document.querySelector<HTMLElement>('main h1');
      if (heading) return heading;
      await new Promise((passed) => setTimeout(passed, lookEvery));
    }
    return null;
  }
}
