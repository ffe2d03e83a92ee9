import {
  afterNextRender,
  computed,
  Directive,
  effect,
  inject,
  Injector,
  input,
  signal,
  type Signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';
import type { RequestDetail } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { explain } from '../../../shared/explain';
import { FormErrors } from '../../../shared/form-errors/form-errors';
import { isHeld, type StepEdit } from '../step-edit';
import { StepForm } from '../step-form';
import { WizardPage } from '../wizard.actions';

/** What the typed steps ask of their form. */
interface FormState {
  errorSummary(): readonly ValidationError.WithFieldTree[];
  markAsTouched(): void;
}

/** A step that is typed: saved when the focus leaves it, summed up when the person wants to go on and something is wrong. */
@Directive()
export abstract class TypedStep extends StepForm {
  readonly request = input.required<RequestDetail>();
  protected readonly store = inject(Store);
  private readonly injector = inject(Injector);
  private readonly summary = viewChild.required(FormErrors);
  protected readonly asked = signal(false);
  protected readonly explain = explain;
  protected readonly summed = computed(() => (this.asked() ? this.form().errorSummary() : []));
  override readonly wrong = computed(() => this.summed().length);

  protected abstract readonly refused: Signal<unknown>;
  protected abstract form(): FormState;
  protected abstract edit(): StepEdit;

  constructor() {
    super();
    effect(() => {
      if (this.refused())
        untracked(() => {
          this.showErrors();
        });
    });
  }

  override async finished(): Promise<StepEdit | undefined> {
    this.form().markAsTouched();
    if (this.isRight()) return this.edit();
    this.showErrors();
    return undefined;
  }

  protected save(): void {
    const { id } = this.request();
    const edit = this.edit();
    if (this.isRight() && !isHeld(this.request(), edit)) this.store.dispatch(WizardPage.stepEdited({ id, edit }));
  }

  protected go({ fieldTree }: ValidationError.WithFieldTree): void {
    fieldTree().focusBoundControl();
  }

  /** What the server refused may be right by now: it alone can tell. */
  private isRight(): boolean {
    return this.form()
      .errorSummary()
      .every(({ kind }) => kind === 'refused');
  }

  private showErrors(): void {
    this.asked.set(true);
    afterNextRender(
      () => {
        this.summary().focus();
      },
      { injector: this.injector },
    );
  }
}
