import { Directive, effect, inject, type Signal } from '@angular/core';
import { Stated } from './stated';
import type { StepEdit } from './step-edit';

/** What the wizard asks of the step that is open. */
@Directive()
export abstract class StepForm {
  /** Things to put right that the person has been told of. */
  abstract readonly wrong: Signal<number>;
  /** What goes to the server; null when there is nothing to send; undefined while something has to be put right (it is shown). */
  abstract finished(): Promise<StepEdit | null | undefined>;

  constructor() {
    const stated = inject(Stated);
    effect(() => {
      stated.wrong.set(this.wrong());
    });
  }
}
