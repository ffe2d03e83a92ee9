import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatSelectModule } from '@angular/material/select';
import { countText } from '../count-text';

/** What an answer of a list says about its place in the whole. */
export interface PageFacts {
  readonly items: readonly unknown[];
  readonly page: number | null;
  readonly size: number;
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly next: string | null;
  readonly prev: string | null;
}
export type PageMove = { readonly page: number } | { readonly cursor: string };

/** Rows that pages reach; beyond them only cursors lead on. */
const pagesReach = 10_000;

/** "1–25 of 1,284", rows a page, back and forth. */
@Component({
  selector: 'cs-pager',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatFormFieldModule, MatIcon, MatIconButton, MatSelectModule],
  templateUrl: './pager.html',
  styleUrl: './pager.scss',
})
export class Pager {
  readonly page = input.required<PageFacts>();
  readonly sized = output<number>();
  readonly moved = output<PageMove>();
  protected readonly sizes = [25, 50, 100];
  protected readonly range = computed(() => rangeText(this.page()));
  protected readonly forth = computed(() => nextOf(this.page()));
  protected readonly back = computed(() => previousOf(this.page()));
}

function rangeText({ items, page, size, total, totalIsExact }: PageFacts): string {
  const whole = totalIsExact
    ? $localize`:@@pager.of:of ${countText(total)}:total:`
    : $localize`:@@pager.ofAbout:of about ${countText(total)}:total:`;
  if (items.length === 0) return countText(0);
  if (page === null) return `${countText(items.length)} ${whole}`;
  const first = (page - 1) * size + 1;
  return `${countText(first)}–${countText(first + items.length - 1)} ${whole}`;
}

function nextOf({ page, size, next }: PageFacts): PageMove | null {
  if (next === null) return null;
  return page !== null && (page + 1) * size <= pagesReach ? { page: page + 1 } : { cursor: next };
}

function previousOf({ page, prev }: PageFacts): PageMove | null {
  if (page !== null) return page > 1 ? { page: page - 1 } : null;
  return prev === null ? null : { cursor: prev };
}
