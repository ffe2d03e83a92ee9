import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { Page, Problem } from '@countersign/contracts';
import { problemOf } from '../problem';

interface Asked {
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
}
export interface Listed<Item> {
  /** Not there yet, or not to be had. */
  readonly page: Signal<Page<Item> | null>;
  readonly rows: Signal<Item[] | undefined>;
  readonly problem: Signal<Problem | null>;
  readAgain(): void;
}

/** One page of a list, read anew whenever its question changes. Call it where injection is possible. */
export function listed<Item>(ask: () => Asked | undefined, parse: (answer: unknown) => Page<Item>): Listed<Item> {
  const found = httpResource(ask, { parse });
  const page = computed(() => (found.hasValue() ? found.value() : null));
  return {
    page,
    rows: computed(() => page()?.items),
    problem: computed(() => {
      const error = found.error();
      return error === undefined ? null : problemOf(error);
    }),
    readAgain: () => {
      found.reload();
    },
  };
}
