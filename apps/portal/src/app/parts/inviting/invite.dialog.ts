import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { emailAddress, type Problem } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { RoleSelect } from '../roles/role-select';
import type { Place } from '../roles/granting';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { TextField } from '../../shared/field/text-field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';

export interface Invited {
  readonly name: string;
  readonly email: string;
  /** The id of a role, '' when none could be chosen. */
  readonly role: string;
}
export interface InviteTask {
  readonly place: Place;
  readonly send: (invited: Invited, key: string) => Observable<unknown>;
}

/** Invites one person. Closes with their address once the mail is on its way. */
@Component({
  selector: 'cs-invite-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatButton, MatDialogModule, ProblemPanel, RoleSelect, TextField],
  templateUrl: './invite.dialog.html',
  styles: `
    form {
      display: grid;
      gap: 16px;
      padding-top: 4px;
    }
  `,
})
export class InviteDialog {
  private readonly self = inject<MatDialogRef<InviteDialog, string>>(MatDialogRef);
  protected readonly task = inject<InviteTask>(MAT_DIALOG_DATA);
  protected readonly title =
    this.task.place === null
      ? $localize`:@@invite.operator.title:Invite an operator`
      : $localize`:@@invite.title:Invite somebody`;
  private readonly typed = signal<Invited>({ name: '', email: '', role: '' });
  private readonly refused = signal<Refusal<Invited> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.name, ({ value }) =>
      value().trim() === '' ? { kind: 'required', message: $localize`:@@invite.name.missing:Type their name.` } : null,
    );
    validate(path.email, ({ value }) => (emailAddress.safeParse(value()).success ? null : { kind: 'email-invalid' }));
    refusals(path, this.refused);
  });
  /** Pressing twice, or again after a lost line, sends one mail. */
  private readonly key = newOnceKey();
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected choose(role: string): void {
    this.typed.update((typed) => ({ ...typed, role }));
  }

  protected invite(event: Event): void {
    event.preventDefault();
    this.fields().markAsTouched();
    const wrong = this.fields()
      .errorSummary()
      .find(({ kind }) => kind !== 'refused');
    if (wrong) wrong.fieldTree().focusBoundControl();
    else if (!this.sending()) this.send();
  }

  private send(): void {
    const sent = this.typed();
    this.sending.set(true);
    this.problem.set(null);
    this.task.send(sent, this.key).subscribe({
      next: () => {
        this.self.close(sent.email.trim());
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.refuse(problemOf(error), sent);
      },
    });
  }

  /** Faults of fields stand at the fields, the rest above them. */
  private refuse(problem: Problem, sent: Invited): void {
    const placed = problem.errors.filter(({ path }) => path === '/name' || path === '/email');
    this.refused.set({ problem: { ...problem, errors: placed }, sent });
    if (placed.length === 0) this.problem.set(problem);
    else this.fields().errorSummary()[0]?.fieldTree().focusBoundControl();
  }
}
