import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, min, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Enterprise, Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { Field } from '../../shared/field/field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { EnterprisesApi } from '../enterprises-api';
import { OrganisationFields } from '../organisation/organisation-fields';
import { type OrganisationInput, organisationInput, organisationOf } from '../organisation/organisation-input';

interface EditInput extends OrganisationInput {
  readonly tokenMailsPerHour: number;
}

/** Changes what is known of an organisation. Closes with what the server made of it. */
@Component({
  selector: 'cs-edit-enterprise-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DialogFrame,
    Field,
    FormField,
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatInput,
    OrganisationFields,
    ProblemPanel,
  ],
  templateUrl: './edit-enterprise.dialog.html',
  styles: `
    form {
      display: grid;
      gap: 16px;
      padding-top: 4px;
    }
    .mails {
      width: 160px;
    }
  `,
})
export class EditEnterpriseDialog {
  private readonly api = inject(EnterprisesApi);
  private readonly self = inject<MatDialogRef<EditEnterpriseDialog, Enterprise>>(MatDialogRef);
  private readonly enterprise = inject<Enterprise>(MAT_DIALOG_DATA);
  private readonly typed = signal<EditInput>({
    ...organisationInput(this.enterprise),
    tokenMailsPerHour: this.enterprise.tokenMailsPerHour,
  });
  private readonly refused = signal<Refusal<EditInput> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) => (value().trim() === '' ? { kind: 'required', message: nameMissing() } : null));
    min(path.tokenMailsPerHour, 1, { message: $localize`:@@edit.tokenMails.least:Type 1 or more.` });
    refusals(path, this.refused);
  });
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected save(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    const [wrong] = this.fields()
      .errorSummary()
      .filter(({ kind }) => kind !== 'refused');
    if (wrong) {
      wrong.fieldTree().focusBoundControl();
      return;
    }
    if (!this.saving()) this.send();
  }

  private send(): void {
    const sent = this.typed();
    this.saving.set(true);
    this.problem.set(null);
    this.api
      .change(this.enterprise.id, { ...organisationOf(sent), tokenMailsPerHour: sent.tokenMailsPerHour })
      .subscribe({
        next: (changed) => {
          this.self.close(changed);
        },
        error: (error: unknown) => {
          this.saving.set(false);
          this.refuse(problemOf(error), sent);
        },
      });
  }

  /** Faults of fields stand at the fields, the rest above them. After a conflict the next press saves over the newer version. */
  private refuse(problem: Problem, sent: EditInput): void {
    this.refused.set({ problem, sent });
    if (problem.errors.length === 0) this.problem.set(problem);
    if (problem.code === 'changed-meanwhile') this.api.read(this.enterprise.id).subscribe();
    const [first] = this.fields().errorSummary();
    first?.fieldTree().focusBoundControl();
  }
}

const nameMissing = () => $localize`:@@organisation.name.missing:Type the legal name.`;
