import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { RequestDetail, StepId } from '@countersign/contracts';
import { isOpenStep, wordsOf } from './step-words';

/** The head of the wizard: where one is, what is done, where one may go. On a phone the step alone, its list on a tap. */
@Component({
  selector: 'cs-step-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, RouterLink],
  templateUrl: './step-head.html',
  styleUrl: './step-head.scss',
})
export class StepHead {
  readonly request = input.required<RequestDetail>();
  readonly current = input.required<StepId>();
  /** Whether the step that is open has something to put right. */
  readonly wrong = input(false);
  protected readonly listed = signal(false);
  protected readonly steps = computed(() => {
    const { id, steps } = this.request();
    return steps.map((step, at) => {
      const current = step.id === this.current();
      const { title, short } = wordsOf(step.id);
      const wrong = step.state === 'invalid' || (current && this.wrong());
      return {
        id: step.id,
        number: at + 1,
        title,
        short,
        current,
        look: wrong ? 'wrong' : current ? 'current' : step.state,
        link: !current && isOpenStep(steps, step.id) ? ['/requests', id, 'edit', step.id] : null,
      };
    });
  });
  protected readonly here = computed(() => this.steps().find(({ current }) => current));

  protected stateOf(look: string): string {
    if (look === 'wrong') return $localize`:@@step.wrong:to put right`;
    return look === 'done' ? $localize`:@@step.done:done` : '';
  }
}
