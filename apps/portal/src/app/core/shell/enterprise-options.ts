import { ActiveDescendantKeyManager } from '@angular/cdk/a11y';
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  signal,
  untracked,
  viewChildren,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { enterprisePage, type Named } from '@countersign/contracts';
import { debounceTime } from 'rxjs';
import { countText } from '../../shared/count-text';
import { ChosenEnterprise } from '../enterprise/chosen-enterprise';
import { Access } from '../session/access';
import { EnterpriseOption } from './enterprise-option';

/** As many as a person reads; who has more types a part of the name. */
const shown = 20;
const pause = 200;

/** What was taken; null: all of them. */
export interface Taken {
  readonly enterprise: Named | null;
}

/** Type a part of a name, take one: a combobox whose list is always open. It never shows more than a screenful, whatever there is. */
@Component({
  selector: 'cs-enterprise-options',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EnterpriseOption, MatIcon],
  templateUrl: './enterprise-options.html',
  styleUrl: './enterprise-options.scss',
})
export class EnterpriseOptions {
  private readonly access = inject(Access);
  private readonly self = inject<MatDialogRef<EnterpriseOptions, Taken>>(MatDialogRef);
  protected readonly current = inject(ChosenEnterprise).id;
  private readonly rows = viewChildren(EnterpriseOption);
  protected readonly typed = signal('');
  private readonly asked = toSignal(toObservable(this.typed).pipe(debounceTime(pause)), { initialValue: '' });

  private readonly all = computed(() => this.access.everywhere('enterprises:read'));
  private readonly found = httpResource(
    () => {
      if (!this.all()) return undefined;
      const q = this.asked().trim();
      return { url: '/api/v1/enterprises', params: { size: shown, sort: 'name:asc', ...(q && { q }) } };
    },
    { parse: (answer) => enterprisePage.parse(answer) },
  );
  private readonly own = computed(() => {
    const part = this.typed().trim().toLowerCase();
    return (this.access.session()?.enterprises ?? []).filter(({ name }) => name.toLowerCase().includes(part));
  });
  private readonly last = signal<{ options: readonly Named[]; total: number }>({ options: [], total: 0 });
  private readonly matches = computed(() => {
    if (!this.all()) return { options: this.own().slice(0, shown), total: this.own().length };
    return this.found.hasValue() ? { options: this.found.value().items, total: this.found.value().total } : this.last();
  });
  protected readonly failed = computed(() => this.all() && this.found.error() !== undefined);
  protected readonly nothing = computed(
    () => !this.failed() && !this.found.isLoading() && this.matches().options.length === 0,
  );
  /** "All" is offered as long as nothing is looked for. */
  protected readonly options = computed<readonly (Named | null)[]>(() =>
    this.typed().trim() === '' ? [null, ...this.matches().options] : this.matches().options,
  );
  protected readonly more = computed(() => {
    const left = this.matches().total - this.matches().options.length;
    return left > 0 ? $localize`:@@switcher.more:${countText(left)}:count: more: type a part of the name` : '';
  });
  private readonly keys = new ActiveDescendantKeyManager(this.rows, inject(Injector)).withWrap().withHomeAndEnd();
  protected readonly active = signal<string | null>(null);

  constructor() {
    this.keys.change.subscribe(() => {
      this.active.set(this.keys.activeItem?.elementId ?? null);
    });
    effect(() => {
      if (this.found.hasValue()) this.last.set({ options: this.found.value().items, total: this.found.value().total });
    });
    effect(() => {
      this.rows();
      untracked(() => {
        if (this.keys.activeItem === null || this.typed() !== '') this.keys.setFirstItemActive();
      });
    });
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      const active = this.keys.activeItem;
      if (active) this.take(active.enterprise());
    } else this.keys.onKeydown(event);
  }

  protected take(enterprise: Named | null): void {
    this.self.close({ enterprise });
  }
}
