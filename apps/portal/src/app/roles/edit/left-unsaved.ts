import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Access } from '../../core/session/access';
import { Confirm } from '../../shared/confirm/confirm';

/** A page on which something is typed that is not saved yet. */
export interface MayBeUnsaved {
  isUnsaved(): boolean;
}

/** Asks before a page is left with changes that act for nobody yet. Whose session ended is not held up: what was typed is kept. */
export const savedFirst: CanDeactivateFn<MayBeUnsaved> = (page) =>
  !page.isUnsaved() ||
  inject(Access).session() === null ||
  inject(Confirm).ask({
    title: $localize`:@@role.unsaved.title:Leave without saving?`,
    text: $localize`:@@role.unsaved.text:What you changed holds for nobody yet. It is kept in this window and stands here when you come back.`,
    act: $localize`:@@shownOnce.leave:Leave`,
  });
