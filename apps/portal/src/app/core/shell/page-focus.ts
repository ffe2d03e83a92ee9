import { afterNextRender, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { distinctUntilChanged, filter, map, skip } from 'rxjs';

const lookEvery = 50;
const looks = 40;

/**
 * After a change of page the focus goes to its heading, so that a screen reader says where one is (WCAG 2.4.3). A new filter of the
 * same page moves nothing, and neither does the first page: there the browser begins at the top.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0]),
        distinctUntilChanged(),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        afterNextRender(() => void this.toHeading(), { injector: this.injector });
      });
  }

  /** A page that still loads has no heading yet; who moved on by themselves meanwhile is left alone. */
  private async toHeading(): Promise<void> {
    const before = this.document.activeElement;
    for (let look = 0; look < looks && this.document.activeElement === before; look++) {
      const heading = this.document.querySelector<HTMLElement>('main h1');
      if (heading) {
        heading.tabIndex = -1;
        heading.focus();
        return;
      }
      await new Promise((passed) => setTimeout(passed, lookEvery));
    }
  }
}
