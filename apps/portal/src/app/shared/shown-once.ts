import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Confirm } from './confirm/confirm';

/** A page with something on it that is shown once and may not be kept yet. */
export interface ShowsOnce {
  isKept(): boolean;
}

/** Asks before a page is left on which something stands that nobody can show again. */
export const keptFirst: CanDeactivateFn<ShowsOnce> = (page) =>
  page.isKept() ||
  inject(Confirm).ask({
    title: $localize`:@@shownOnce.title:Leave without it?`,
    text: $localize`:@@shownOnce.text:What this page shows is shown only now. If you did not keep it, you have to make a new one.`,
    act: $localize`:@@shownOnce.leave:Leave`,
  });
