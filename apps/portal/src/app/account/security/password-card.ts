import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { type ChangePassword, type Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { type Refusal, refusals } from '../../core/refusals';
import { Access } from '../../core/session/access';
import { Field } from '../../shared/field/field';
import { NewPassword, validatePassword } from '../../shared/new-password/new-password';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { AccountApi } from '../account-api';

const empty: ChangePassword = { current: '', next: '' };

/** A new password in place of the present one; whoever else is signed in with the old one is signed out. */
@Component({
  selector: 'cs-password-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatInput, NewPassword, ProblemPanel],
  templateUrl: './password-card.html',
  styleUrls: ['../account-page.scss', './password-card.scss'],
})
export class PasswordCard {
  readonly changed = output();
  private readonly api = inject(AccountApi);
  private readonly user = computed(() => this.session()?.user);
  private readonly session = inject(Access).session;
  protected readonly email = computed(() => this.user()?.email ?? '');
  protected readonly own = computed(() => [this.user()?.name ?? '', this.email()]);
  private readonly typed = signal(empty);
  private readonly refused = signal<Refusal<ChangePassword> | null>(null);
  protected readonly fields = form(this.typed, (path) => {
    validate(path.current, ({ value }) =>
      value() === ''
        ? { kind: 'required', message: $localize`:@@password.current.missing:Type your present password.` }
        : null,
    );
    validatePassword(path.next);
    refusals(path, this.refused);
  });
  protected readonly open = signal(false);
  protected readonly done = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly nextName = $localize`:@@password.next:New password`;

  protected begin(): void {
    this.done.set(false);
    this.open.set(true);
  }

  protected cancel(): void {
    this.open.set(false);
    this.problem.set(null);
    this.refused.set(null);
    this.fields().reset(empty);
  }

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
    if (!this.busy()) this.send(this.typed());
  }

  private send(sent: ChangePassword): void {
    this.busy.set(true);
    this.problem.set(null);
    this.api.changePassword(sent).subscribe({
      next: () => {
        this.busy.set(false);
        this.cancel();
        this.done.set(true);
        this.changed.emit();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.refuse(problemOf(error), sent);
      },
    });
  }

  private refuse(problem: Problem, sent: ChangePassword): void {
    const errors = problem.errors.map((fault) =>
      fault.path === '/current' ? { ...fault, message: notYours() } : fault,
    );
    this.refused.set({ problem: { ...problem, errors }, sent });
    if (problem.errors.length === 0) this.problem.set(problem);
    else this.fields().errorSummary()[0]?.fieldTree().focusBoundControl();
  }
}

/** The server says it in the words of the sign-in, where the address may be what is wrong. */
const notYours = () => $localize`:@@password.current.wrong:This is not your present password.`;
