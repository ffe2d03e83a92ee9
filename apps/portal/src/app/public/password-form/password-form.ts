import { ChangeDetectionStrategy, Component, computed, effect, input, output, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Problem } from '@countersign/contracts';
import { refusals } from '../../core/refusals';
import { NewPassword, validatePassword } from '../../shared/new-password/new-password';

interface Typed {
  readonly password: string;
}

/** One new password and the button that takes it. */
@Component({
  selector: 'cs-password-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, NewPassword],
  templateUrl: './password-form.html',
  styleUrl: './password-form.scss',
})
export class PasswordForm {
  readonly email = input.required<string>();
  readonly name = input('');
  /** What the button says. */
  readonly act = input.required<string>();
  readonly busy = input(false);
  readonly refused = input<Problem | null>(null);
  readonly given = output<string>();
  protected readonly own = computed(() => [this.name(), this.email()]);
  private readonly sent = signal<Typed>({ password: '' });
  private readonly typed = signal<Typed>({ password: '' });
  protected readonly account = form(this.typed, (path) => {
    validatePassword(path.password);
    refusals(path, () => {
      const problem = this.refused();
      return problem === null ? null : { problem, sent: this.sent() };
    });
  });

  constructor() {
    effect(() => {
      if (this.refused()?.errors.length) this.account.password().focusBoundControl();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.account().markAsTouched();
    const [wrong] = this.account()
      .errorSummary()
      .filter(({ kind }) => kind !== 'refused');
    if (wrong) {
      wrong.fieldTree().focusBoundControl();
      return;
    }
    if (this.busy()) return;
    this.sent.set(this.typed());
    this.given.emit(this.typed().password);
  }
}
