import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { validityStep } from '@countersign/contracts';
import { refusals } from '../../../core/refusals';
import { Field } from '../../../shared/field/field';
import { FormErrors } from '../../../shared/form-errors/form-errors';
import { dateText, utcText } from '../../../shared/when/time-text';
import type { StepEdit } from '../step-edit';
import { StepForm } from '../step-form';
import { refusalOf, stepInput } from '../step-input';
import { wizard } from '../wizard.state';
import { TypedStep } from './typed-step';

interface Days {
  readonly days: number;
}
const dayMs = 86_400_000;

/** How long the certificate counts. The profile says so, and whether it may be less. */
@Component({
  selector: 'cs-validity-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormErrors, FormField, MatFormFieldModule, MatIcon, MatInput],
  templateUrl: './validity.step.html',
  styleUrls: ['./step-form.scss', './validity.step.scss'],
  providers: [{ provide: StepForm, useExisting: ValidityStepForm }],
})
export class ValidityStepForm extends TypedStep {
  protected override readonly refused = refusalOf<Days>('validity', this.store.selectSignal(wizard.selectRefused));
  private readonly truth = computed((): Days => ({ days: this.request().validity.days }));
  private readonly typed = stepInput<Days>({
    step: 'validity',
    requestId: () => this.request().id,
    truth: this.truth,
    lastSaved: this.store.selectSignal(wizard.selectLastSaved),
    read: (kept) => validityStep.safeParse(kept).data,
  });
  protected readonly validity = form(this.typed, (path) => {
    validate(path.days, ({ value }) => {
      const most = this.request().validity.maxDays;
      const right = Number.isInteger(value()) && value() >= 1 && value() <= most;
      return right ? null : { kind: 'range', message: outOfRange(most) };
    });
    refusals(path, this.refused);
  });
  protected readonly hint = computed(() => {
    const { validity, profile } = this.request();
    return $localize`:@@validity.most:At most ${validity.maxDays}:days: days, by ${profile.name}:profile:.`;
  });
  protected readonly ends = computed(() => {
    const { notBefore, notAfter, days } = this.request().validity;
    const typed = this.typed().days;
    const first = new Date(notBefore);
    // RFC 5280 §4.1.2.5: the last second belongs to the period
    const last = typed === days ? new Date(notAfter) : new Date(first.getTime() + typed * dayMs - 1000);
    return this.validity().valid() ? { first: moment(first), last: moment(last) } : null;
  });

  protected override form() {
    return this.validity();
  }

  protected override edit(): StepEdit {
    return { step: 'validity', value: this.typed() };
  }
}

const moment = (at: Date) => ({ local: dateText(at), utc: utcText(at) });
const outOfRange = (most: number) => $localize`:@@validity.range:Type a whole number from 1 to ${most}:most:.`;
