import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { form, FormField, validateTree } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { type RequestDetail, type SdnStep, sdnStep } from '@countersign/contracts';
import { refusals } from '../../../core/refusals';
import { CopyButton } from '../../../shared/copy/copy-button';
import { Field } from '../../../shared/field/field';
import { FormErrors } from '../../../shared/form-errors/form-errors';
import { attributeName, byReadingOrder, subjectLine } from '../../attribute-words';
import { Stated } from '../stated';
import type { StepEdit } from '../step-edit';
import { StepForm } from '../step-form';
import { refusalOf, stepInput } from '../step-input';
import { wizard } from '../wizard.state';
import { TypedStep } from './typed-step';

type Offered = RequestDetail['form']['sdn'][number];
type Values = Record<string, string>;

/** The subject: only the attributes of the profile, each with where its value came from; what is fixed is locked and says why. */
@Component({
  selector: 'cs-sdn-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, Field, FormErrors, FormField, MatFormFieldModule, MatIcon, MatInput],
  templateUrl: './sdn.step.html',
  styleUrls: ['./step-form.scss', './sdn.step.scss'],
  providers: [{ provide: StepForm, useExisting: SdnStepForm }],
})
export class SdnStepForm extends TypedStep {
  private readonly stated = inject(Stated);
  protected override readonly refused = refusalOf<Values>('sdn', this.store.selectSignal(wizard.selectRefused));

  protected readonly fields = computed(() =>
    this.request()
      .form.sdn.toSorted((one, other) => byReadingOrder(one.attribute, other.attribute))
      .map((offered) => ({
        ...offered,
        label: attributeName(offered.attribute),
        hint: this.sourceOf(offered),
        locked: isLocked(offered),
      })),
  );
  private readonly truth = computed((): Values => {
    const { sdn, form: offered } = this.request();
    const valueOf = ({ attribute, fixedValue }: Offered) => sdn[attribute] ?? fixedValue ?? '';
    return Object.fromEntries(offered.sdn.map((one) => [one.attribute, valueOf(one)]));
  });
  private readonly typed = stepInput<Values>({
    step: 'sdn',
    requestId: () => this.request().id,
    truth: this.truth,
    lastSaved: this.store.selectSignal(wizard.selectLastSaved),
    read: (kept) => sdnStep.safeParse(kept).data,
  });
  protected readonly sdn = form(this.typed, (path) => {
    validateTree(path, ({ value, fieldTree }) =>
      this.request().form.sdn.flatMap((offered) => {
        const at = fieldTree[offered.attribute];
        return at && isMissing(offered, value())
          ? [{ kind: 'required', message: missing(offered), fieldTree: at }]
          : [];
      }),
    );
    refusals(path, this.refused);
  });
  protected readonly line = computed(() => subjectLine(this.typed()));

  constructor() {
    super();
    effect(() => {
      this.stated.sdn.set(given(this.typed()));
    });
  }

  protected override form() {
    return this.sdn();
  }

  protected override edit(): StepEdit {
    return { step: 'sdn', value: given(this.typed()) };
  }

  private sourceOf(offered: Offered): string | undefined {
    const profile = this.request().profile.name;
    if (offered.fixedValue !== null) return $localize`:@@sdn.fixed:fixed by ${profile}:profile:`;
    if (this.truth()[offered.attribute] === '') return undefined;
    const sources: Record<Offered['source'], string | undefined> = {
      csr: $localize`:@@sdn.fromCsr:from the CSR`,
      user: $localize`:@@sdn.fromUser:from the user's details`,
      profile: $localize`:@@sdn.fromProfile:from ${profile}:profile:`,
      none: undefined,
    };
    return sources[offered.source];
  }
}

const isLocked = ({ editable, fixedValue }: Offered) => !editable || fixedValue !== null;
const isMissing = (offered: Offered, values: Values) =>
  offered.required && !isLocked(offered) && (values[offered.attribute] ?? '').trim() === '';
const missing = ({ attribute }: Offered) => $localize`:@@sdn.required:${attributeName(attribute)}:field: is needed.`;

/** An attribute without a value is not in the subject. */
const given = (typed: Values): SdnStep =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
