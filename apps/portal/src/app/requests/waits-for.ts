import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RequestState, WaitsFor as Waiting } from '@countersign/contracts';
import { Access } from '../core/session/access';
import { When } from '../shared/when/when';

/** Whom a request waits for and for what: the question that is asked most. */
@Component({
  selector: 'cs-waits-for',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [When],
  templateUrl: './waits-for.html',
})
export class WaitsFor {
  readonly waits = input.required<Waiting>();
  readonly status = input.required<RequestState>();
  readonly requesterId = input.required<string>();
  private readonly access = inject(Access);
  protected readonly mine = computed(() => this.access.session()?.user.id === this.requesterId());
}
