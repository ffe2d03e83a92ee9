import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { Problem, User } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { TextField } from '../../shared/field/text-field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { UsersApi } from '../users-api';

/** Changes how somebody is called and reached. Closes with true when it is saved. */
@Component({
  selector: 'cs-edit-person-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatButton, MatDialogModule, ProblemPanel, TextField],
  templateUrl: './edit-person.dialog.html',
  styles: `
    form {
      display: grid;
      gap: 16px;
      padding-top: 4px;
    }
  `,
})
export class EditPersonDialog {
  private readonly api = inject(UsersApi);
  private readonly self = inject<MatDialogRef<EditPersonDialog, boolean>>(MatDialogRef);
  protected readonly person = inject<User>(MAT_DIALOG_DATA);
  private readonly typed = signal({ name: this.person.name, mobile: this.person.mobile ?? '' });
  private readonly refused = signal<Refusal<ReturnType<typeof this.typed>> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) =>
      value().trim() === '' ? { kind: 'required', message: $localize`:@@invite.name.missing:Type their name.` } : null,
    );
    refusals(path, this.refused);
  });
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected save(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    const wrong = this.fields()
      .errorSummary()
      .find(({ kind }) => kind !== 'refused');
    if (wrong) wrong.fieldTree().focusBoundControl();
    else if (!this.saving()) this.send();
  }

  private send(): void {
    const sent = this.typed();
    this.saving.set(true);
    this.problem.set(null);
    this.api.change(this.person.id, { name: sent.name, mobile: sent.mobile.trim() || null }).subscribe({
      next: () => {
        this.self.close(true);
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.refuse(problemOf(error), sent);
      },
    });
  }

  /** Faults of fields stand at the fields, the rest above them. After a conflict the next press saves over the newer version. */
  private refuse(problem: Problem, sent: ReturnType<typeof this.typed>): void {
    this.refused.set({ problem, sent });
    if (problem.errors.length === 0) this.problem.set(problem);
    if (problem.code === 'changed-meanwhile') this.api.read(this.person.id).subscribe();
    this.fields().errorSummary()[0]?.fieldTree().focusBoundControl();
  }
}
