import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { StepId } from '@countersign/contracts';
import { When } from '../../shared/when/when';
import { wordsOf } from './step-words';

/** The sticky foot: back, what was saved when, what is missing, and the one filled button: on to the next step, or Generate. */
@Component({
  selector: 'cs-step-foot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, When],
  templateUrl: './step-foot.html',
  styleUrl: './step-foot.scss',
})
export class StepFoot {
  readonly before = input.required<StepId | null>();
  readonly after = input.required<StepId | null>();
  readonly saving = input(false);
  readonly savedAt = input<string | null>(null);
  readonly wrong = input(0);
  /** Why the certificate can't be made yet; null when it can. */
  readonly notYet = input<string | null>(null);
  readonly generating = input(false);
  readonly back = output<StepId>();
  readonly next = output<StepId>();
  readonly generate = output();

  protected readonly beforeWords = computed(() => this.nameOf(this.before()));
  protected readonly afterWords = computed(() => this.nameOf(this.after()));
  protected readonly backName = computed(() => $localize`:@@foot.back:Back: ${this.beforeWords()?.title ?? ''}:step:`);
  protected readonly nextName = computed(() => $localize`:@@foot.next:Next: ${this.afterWords()?.title ?? ''}:step:`);

  protected press(): void {
    if (this.notYet() === null && !this.generating()) this.generate.emit();
  }

  private nameOf(step: StepId | null) {
    return step === null ? null : wordsOf(step);
  }
}
