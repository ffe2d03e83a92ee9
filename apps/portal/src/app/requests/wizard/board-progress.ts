import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Check, RequestDetail } from '@countersign/contracts';
import { LiveLine } from '../../core/live/live-line';
import { isPassed, lookOfCheck } from '../../parts/checks/check-look';
import { Ring, type RingPart } from '../../shared/ring/ring';
import type { Tone } from '../../shared/tone';

const order: readonly Tone[] = ['verified', 'pending', 'checking', 'expired', 'unchecked', 'failed'];

/** How far the board is: the ring, what is left, and whether the page hears of changes. */
@Component({
  selector: 'cs-board-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LiveLine, Ring],
  template: `<cs-ring [done]="done()" [total]="checks().length" [parts]="parts()" />
    <div>
      <h2>
        @if (left() === 0) {
          <ng-container i18n="@@board.allDone">All is proved</ng-container>
        } @else {
          <ng-container i18n="@@board.left">{left(), plural,
            =1 {1 thing is left}
            other {{{ left() }} things are left}
          }</ng-container>
        }
      </h2>
      <cs-live-line />
    </div>`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 14px;
    }
  `,
})
export class BoardProgress {
  readonly request = input.required<RequestDetail>();
  protected readonly checks = computed(() => this.request().checks);
  protected readonly done = computed(() => this.checks().filter(isPassed).length);
  protected readonly left = computed(() => this.checks().length - this.done());
  protected readonly parts = computed(() => order.map((tone): RingPart => ({ tone, count: this.count(tone) })));

  private count(tone: Tone): number {
    return this.checks().filter((check: Check) => (isPassed(check) ? 'verified' : lookOfCheck(check).tone) === tone)
      .length;
  }
}
