import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { PageMove } from './pager/pager';

interface ListPlan<Filter extends string> {
  readonly sort: string;
  readonly filters: readonly Filter[];
}
export interface ListUrl<Filter extends string> {
  readonly q: Signal<string>;
  readonly sort: Signal<string>;
  readonly size: Signal<number>;
  /** One filter's value in the address, as `a,b`; '' when it is not set. */
  filter(name: Filter): string;
  /** True when anything narrows the list. */
  readonly narrowed: Signal<boolean>;
  /** The same as the API wants it. */
  readonly params: Signal<Record<string, string>>;
  search(q: string): void;
  sortBy(sort: string): void;
  resize(size: number): void;
  move(to: PageMove): void;
  narrow(filters: Partial<Record<Filter, string>>): void;
  clear(): void;
}

/** The state of a list is its address: a link that is sent shows the same list. Call it where injection is possible. */
export function listUrl<Filter extends string>(plan: ListPlan<Filter>): ListUrl<Filter> {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const query = toSignal(route.queryParamMap, { requireSync: true });
  const text = (name: string) => query().get(name) ?? '';
  const go = (queryParams: Record<string, string | number | null>, replaceUrl = false) =>
    void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge', replaceUrl });
  const first = { page: null, cursor: null }; // another list begins at its first page
  const none = Object.fromEntries(plan.filters.map((name) => [name, null]));
  const names = ['q', 'sort', 'size', 'page', 'cursor', ...plan.filters];
  const params = computed(() => {
    const asked = names.flatMap((name) => (text(name) ? [[name, text(name)] as const] : []));
    return { sort: plan.sort, ...Object.fromEntries(asked) };
  });
  return {
    q: computed(() => text('q')),
    sort: computed(() => text('sort') || plan.sort),
    size: computed(() => Number(text('size') || 25)),
    filter: text,
    narrowed: computed(() => ['q', ...plan.filters].some((name) => text(name) !== '')),
    params,
    search: (q) => {
      go({ q: q || null, ...first }, true);
    },
    sortBy: (sort) => {
      go({ sort, ...first });
    },
    resize: (size) => {
      go({ size, ...first });
    },
    move: (to) => {
      go({ ...first, ...to });
    },
    narrow: (filters) => {
      go({ ...emptied(filters), ...first });
    },
    clear: () => {
      go({ q: null, ...none, ...first });
    },
  };
}

const emptied = (filters: Partial<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, value === '' || value === undefined ? null : value]),
  );
