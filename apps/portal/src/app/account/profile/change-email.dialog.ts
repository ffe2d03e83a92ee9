import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { changeEmail, type EmailChange, type Problem, type User } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { explain } from '../../shared/explain';
import { Field } from '../../shared/field/field';
import { When } from '../../shared/when/when';
import { AccountApi } from '../account-api';

/**
 * Another address to sign in with: it counts once the Token that went there comes back. Opened with a change that waits, it asks for
 * that Token. Closes with the account as it is then.
 */
@Component({
  selector: 'cs-change-email-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, Field, FormField, MatButton, MatDialogModule, MatFormFieldModule, MatIcon, MatInput, When],
  templateUrl: './change-email.dialog.html',
  styleUrl: './change-email.dialog.scss',
})
export class ChangeEmailDialog {
  private readonly api = inject(AccountApi);
  private readonly self = inject<MatDialogRef<ChangeEmailDialog, User>>(MatDialogRef);
  /** Where the Token went; none before an address is given. */
  protected readonly sent = signal(inject<EmailChange | null>(MAT_DIALOG_DATA));
  protected readonly busy = signal(false);
  private readonly refused = signal<Problem | null>(null);
  private readonly triedToken = signal<string | null>(null);
  private readonly isWrong = computed(() => this.refused()?.code === 'mailbox-token-wrong');
  protected readonly problem = computed(() => (this.isWrong() ? null : this.refused()));
  /** Nothing more can be done with this Token. */
  protected readonly isOver = computed(() => over.has(this.problem()?.code ?? ''));
  protected readonly triesLeft = computed(() => {
    const left = this.isWrong() ? this.refused()?.['triesLeft'] : null;
    return typeof left === 'number' ? left : null;
  });
  protected readonly explain = explain;
  protected readonly address = form(signal({ email: '' }), (path) => {
    validateStandardSchema(path, changeEmail);
  });
  protected readonly proof = form(signal({ token: '' }), (path) => {
    validate(path.token, ({ value }) => (value().trim() === '' ? { kind: 'required', message: missing() } : null));
    validate(path.token, ({ value }) =>
      this.isWrong() && value() === this.triedToken() ? { kind: 'refused', message: wrong() } : null,
    );
  });

  protected ask(event: Event): void {
    event.preventDefault();
    this.address().markAsTouched();
    if (this.address().invalid()) {
      this.address.email().focusBoundControl();
      return;
    }
    this.call(this.api.askEmail(this.address.email().value().trim()), (change) => {
      this.sent.set(change);
    });
  }

  protected sendAgain(email: string): void {
    this.call(this.api.askEmail(email), (change) => {
      this.sent.set(change);
    });
  }

  protected verify(event: Event): void {
    event.preventDefault();
    const field = this.proof.token();
    field.markAsTouched();
    if (field.value().trim() === '') {
      field.focusBoundControl();
      return;
    }
    this.triedToken.set(field.value());
    this.call(this.api.confirmEmail(field.value().trim()), (me) => {
      this.self.close(me);
    });
  }

  private call<Answer>(asked: Observable<Answer>, done: (answer: Answer) => void): void {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set(null);
    asked.subscribe({
      next: (answer) => {
        this.busy.set(false);
        done(answer);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.refused.set(problemOf(error));
        if (this.isWrong()) this.proof.token().focusBoundControl();
      },
    });
  }
}

const over: ReadonlySet<string> = new Set(['mailbox-token-burnt', 'mailbox-token-expired', 'wrong-state']);
const missing = () => $localize`:@@token.missing:Type the token that stands in the mail.`;
const wrong = () =>
  $localize`:@@token.wrong:This is not the token of the newest mail. Copy it from there; hyphens and capitals do not matter.`;
