import { computed, inject, Injectable, signal } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';
import type { Named } from '@countersign/contracts';
import { Access } from '../session/access';

const storage = 'enterprise';

/** Kept for this tab and for the person who chose: the next one at this machine begins anew. */
interface Kept extends Named {
  readonly by: string;
}

/** The one enterprise that a person looks at just now; null means all that they see. Menu and new requests begin with it. */
@Injectable({ providedIn: 'root' })
export class ChosenEnterprise {
  private readonly access = inject(Access);
  private readonly router = inject(Router);
  private readonly kept = signal(read());
  private readonly own = computed(() => this.access.session()?.enterprises ?? []);

  /** Who has but one enterprise has nothing to choose. */
  readonly canChoose = computed(() => this.access.everywhere('enterprises:read') || this.own().length > 1);
  readonly now = computed<Named | null>(() => {
    const kept = this.kept();
    const valid = kept?.by === this.access.session()?.user.id ? kept : null;
    if (this.access.everywhere('enterprises:read')) return valid;
    return this.own().find(({ id }) => id === valid?.id) ?? (this.own().length === 1 ? (this.own()[0] ?? null) : null);
  });
  readonly id = computed(() => this.now()?.id ?? null);
  /** Whose pages stand for the lists of all: the chosen one, else the first one of a member's own. */
  readonly home = computed(() => this.id() ?? this.own()[0]?.id ?? null);

  choose(enterprise: Named | null): void {
    const by = this.access.session()?.user.id;
    const kept = enterprise && by ? { id: enterprise.id, name: enterprise.name, by } : null;
    if (kept === null) sessionStorage.removeItem(storage);
    else sessionStorage.setItem(storage, JSON.stringify(kept));
    this.kept.set(kept);
  }

  /** The filter that a link to a list begins with. Without a choice to make there is nothing to filter. */
  readonly filter = computed(() => {
    const id = this.id();
    return this.canChoose() && id !== null ? { enterpriseId: id } : {};
  });

  list(page: string): UrlTree {
    return this.router.createUrlTree([page], { queryParams: this.filter() });
  }
}

function read(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(storage) ?? 'null') as Kept | null;
  } catch {
    return null; // not ours
  }
}
