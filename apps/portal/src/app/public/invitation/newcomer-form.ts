import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AcceptInvitation, OpenInvitation, Problem } from '@countersign/contracts';
import { refusals } from '../../core/refusals';
import { Field } from '../../shared/field/field';
import { NewPassword, validatePassword } from '../../shared/new-password/new-password';

/** Name and password of somebody who has no account yet. */
@Component({
  selector: 'cs-newcomer-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatInput, NewPassword],
  templateUrl: './newcomer-form.html',
  styleUrl: './newcomer-form.scss',
})
export class NewcomerForm {
  readonly invitation = input.required<OpenInvitation>();
  readonly busy = input(false);
  readonly refused = input<Problem | null>(null);
  readonly accepted = output<AcceptInvitation>();
  private readonly name = computed(() => this.invitation().name);
  private readonly typed = linkedSignal(() => ({ name: this.name(), password: '' }));
  private readonly sent = signal({ name: '', password: '' });
  protected readonly own = computed(() => [this.typed().name, this.invitation().email]);
  protected readonly account = form(this.typed, (path) => {
    validate(path.name, ({ value }) => (value().trim() === '' ? { kind: 'required', message: nameMissing() } : null));
    validatePassword(path.password);
    refusals(path, () => {
      const problem = this.refused();
      return problem === null ? null : { problem, sent: this.sent() };
    });
  });

  constructor() {
    effect(() => {
      if (this.refused()?.errors.some(({ path }) => path === '/password')) this.account.password().focusBoundControl();
    });
  }

  protected accept(event: Event): void {
    event.preventDefault();
    this.account().markAsTouched();
    const [wrong] = this.account()
      .errorSummary()
      .filter(({ kind }) => kind !== 'refused');
    if (wrong) {
      wrong.fieldTree().focusBoundControl();
      return;
    }
    const { name, password } = this.typed();
    this.sent.set(this.typed());
    this.accepted.emit({ name: name.trim(), password });
  }
}

const nameMissing = () => $localize`:@@invitation.name.missing:Type your name.`;
