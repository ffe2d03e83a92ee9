import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked, viewChildren } from '@angular/core';
import {
  form,
  FormField,
  type ReadonlyFieldTree,
  validateStandardSchema,
  validateTree,
  type ValidationError,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { sanStep } from '@countersign/contracts';
import * as z from 'zod';
import { refusals } from '../../../core/refusals';
import { type ChipFault, ChipMark, ChipRepair } from '../../../shared/chips-field/chip-templates';
import { ChipsField } from '../../../shared/chips-field/chips-field';
import { Field } from '../../../shared/field/field';
import { FormErrors } from '../../../shared/form-errors/form-errors';
import { Stated } from '../stated';
import type { StepEdit } from '../step-edit';
import { StepForm } from '../step-form';
import { refusalOf, stepInput } from '../step-input';
import { wizard } from '../wizard.state';
import { baseOf, comparable, nearestAddress, sanFaults } from './san-faults';
import { TypedStep } from './typed-step';

const names = sanStep.pick({ emails: true, dnsNames: true });
type Names = z.infer<typeof names>;
const kept = z.object({ emails: z.array(z.string()), dnsNames: z.array(z.string()) }); // the shape alone: what is typed may be wrong

/** The addresses of the certificate and the domain they belong to. Each is checked as it lands and can be mended on the spot. */
@Component({
  selector: 'cs-san-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChipMark,
    ChipRepair,
    ChipsField,
    Field,
    FormErrors,
    FormField,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatSelectModule,
    RouterLink,
  ],
  templateUrl: './san.step.html',
  styleUrls: ['./step-form.scss', './san.step.scss'],
  providers: [{ provide: StepForm, useExisting: SanStepForm }],
})
export class SanStepForm extends TypedStep {
  private readonly stated = inject(Stated);
  private readonly chips = viewChildren(ChipsField);
  protected override readonly refused = refusalOf<Names>('san', this.store.selectSignal(wizard.selectRefused));

  private readonly truth = computed((): Names => {
    const { emails, dnsNames } = this.request().san;
    return { emails, dnsNames };
  });
  private readonly typed = stepInput<Names>({
    step: 'san',
    requestId: () => this.request().id,
    truth: this.truth,
    lastSaved: this.store.selectSignal(wizard.selectLastSaved),
    read: (text) => kept.safeParse(text).data,
  });
  protected readonly san = form(this.typed, (path) => {
    validateStandardSchema(path, names);
    validateTree(path, ({ value, fieldTree }) => misfits(value(), fieldTree));
    validateTree(path, ({ value, fieldTree }) => this.missing(value(), fieldTree));
    refusals(path, this.refused);
  });
  protected readonly base = computed(() => baseOf(this.typed().dnsNames));
  private readonly approved = computed(() => new Set(this.request().form.dns.options.map(comparable)));
  protected readonly domainHint = computed(() => {
    const enterprise = this.request().enterprise.name;
    return $localize`:@@san.dns.hint:One domain and its own subdomains. ${enterprise}:enterprise: lets you pick an approved domain or type a new one. These names set what must be proved.`;
  });
  protected readonly emailsPlaceholder = computed(() =>
    this.typed().emails.length > 0
      ? $localize`:@@san.emails.another:Add another, then Enter`
      : $localize`:@@san.emails.add:Add an address, then Enter`,
  );
  /** A wrong chip counts as soon as it lands, something missing only when the person wants to go on. */
  override readonly wrong = computed(() => {
    const all = this.san().errorSummary();
    return all.filter(({ kind }) => this.asked() || kind !== 'required').length;
  });

  constructor() {
    super();
    effect(() => {
      const { emails, dnsNames } = this.typed();
      const right = emails.filter((_, at) => this.san.emails[at]?.().valid() !== false);
      this.stated.san.set({ emails: right, dnsNames });
      this.stated.wrongAddresses.set(emails.length - right.length);
    });
    effect(() => {
      for (const field of [this.san.emails(), this.san.dnsNames()])
        if (field.errorSummary().some(({ kind }) => kind !== 'required'))
          untracked(() => {
            field.markAsTouched();
          });
    });
  }

  protected override form() {
    return this.san();
  }

  protected override edit(): StepEdit {
    return { step: 'san', value: this.typed() };
  }

  protected override go(error: ValidationError.WithFieldTree): void {
    if (!this.chips().some((chips) => chips.focusItem(error.fieldTree))) super.go(error);
  }

  protected changeTo({ text }: ChipFault): string | null {
    const better = nearestAddress(text, this.typed());
    return better === null || this.typed().emails.includes(better) ? null : better;
  }

  protected changeLabel(address: string): string {
    return $localize`:@@san.change:Change to ${address}:address:`;
  }

  protected change({ index }: ChipFault, address: string): void {
    this.san.emails().value.update((all) => all.with(index, address));
  }

  protected takeOut(from: 'emails' | 'dnsNames', { index }: ChipFault): void {
    this.san[from]().value.update((all) => all.toSpliced(index, 1));
  }

  protected isApproved(name: string): boolean {
    return this.approved().has(comparable(name));
  }

  private missing({ emails, dnsNames }: Names, fields: ReadonlyFieldTree<Names>) {
    const asked = this.request().form;
    const address = $localize`:@@san.emails.required:At least one address is needed.`;
    const domain = $localize`:@@san.dns.required:The domain is needed.`;
    return [
      ...(asked.emails.required && emails.length === 0 ? [required(address, fields.emails)] : []),
      ...(asked.dns.required && dnsNames.length === 0 ? [required(domain, fields.dnsNames)] : []),
    ];
  }
}

const required = (message: string, fieldTree: ReadonlyFieldTree<string[]>) => ({
  kind: 'required',
  message,
  fieldTree,
});

const misfits = (names: Names, fields: ReadonlyFieldTree<Names>) =>
  sanFaults(names).flatMap(({ at, index, code, params }) => {
    const fieldTree = fields[at][index];
    return fieldTree ? [{ kind: code, message: code, params, fieldTree }] : [];
  });
