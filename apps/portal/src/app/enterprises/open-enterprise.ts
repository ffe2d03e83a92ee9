import { httpResource } from '@angular/common/http';
import { computed, Injectable, signal } from '@angular/core';
import { enterprise, type Enterprise } from '@countersign/contracts';
import { ofResource } from '../core/http/resource-version';
import { problemOf } from '../core/problem';
import { addressOf } from './enterprises-api';

/** The enterprise whose pages are open; its frame and its tabs show the same one. */
@Injectable()
export class OpenEnterprise {
  private readonly id = signal<string | null>(null);
  private readonly found = httpResource(
    () => {
      const id = this.id();
      return id === null ? undefined : { url: addressOf(id), context: ofResource(addressOf(id)) };
    },
    { parse: (answer) => enterprise.parse(answer) },
  );
  readonly now = computed(() => (this.found.hasValue() ? this.found.value() : null));
  readonly problem = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });

  show(id: string): void {
    this.id.set(id);
  }

  readAgain(): void {
    this.found.reload();
  }

  /** What the server answered to a change. */
  take(changed: Enterprise): void {
    this.found.set(changed);
  }
}
