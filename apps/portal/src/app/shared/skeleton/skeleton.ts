import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** The shape of what comes. It appears after 200 ms: what is faster shows no skeleton at all. */
@Component({
  selector: 'cs-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (line of bones(); track line) {
      <span class="bone"></span>
    }
    <span class="visually-hidden" role="status" i18n="@@skeleton.loading">Loading…</span>`,
  styleUrl: './skeleton.scss',
})
export class Skeleton {
  readonly lines = input(3);
  protected readonly bones = computed(() => Array.from({ length: this.lines() }, (_, at) => at));
}
