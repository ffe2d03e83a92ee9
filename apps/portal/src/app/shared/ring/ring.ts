import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Tone } from '../tone';

export interface RingPart {
  readonly tone: Tone;
  readonly count: number;
}

/** How much of a whole is done, as a ring with n/m in it. */
@Component({
  selector: 'cs-ring',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'img', '[attr.aria-label]': 'label()', '[style.background]': 'arcs()' },
  template: `<span class="num">{{ done() }}/{{ total() }}</span>`,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: 44px;
      height: 44px;
      border-radius: 50%;
    }
    span {
      display: grid;
      place-items: center;
      width: 33px;
      height: 33px;
      border-radius: 50%;
      background: var(--cs-card);
      font-size: 12px;
      font-weight: 650;
      letter-spacing: -0.03em;
    }
  `,
})
export class Ring {
  readonly done = input.required<number>();
  readonly total = input.required<number>();
  /** What the ring is made of, in this order; what is missing to the whole stays grey. */
  readonly parts = input.required<readonly RingPart[]>();
  protected readonly label = computed(
    () => $localize`:@@ring.label:${this.done()}:done: of ${this.total()}:total: done`,
  );
  protected readonly arcs = computed(() => {
    const stops: string[] = [];
    let end = 0;
    for (const { tone, count } of this.parts()) {
      const start = end;
      end += (count / Math.max(this.total(), 1)) * 100;
      stops.push(`var(--cs-${tone}) ${start}% ${end}%`);
    }
    return `conic-gradient(${[...stops, `var(--mat-sys-surface-container-highest) ${end}%`].join(', ')})`;
  });
}
