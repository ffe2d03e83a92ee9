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
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { type AcceptInvitation, type OpenInvitation, passwordRules, type Problem } from '@countersign/contracts';
import { Field } from '../../shared/field/field';
import { rulesOf } from './password-rules';

/** Name and password of somebody who has no account yet. */
@Component({
  selector: 'cs-newcomer-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatIconButton, MatInput],
  templateUrl: './newcomer-form.html',
  styleUrl: './newcomer-form.scss',
})
export class NewcomerForm {
  readonly invitation = input.required<OpenInvitation>();
  readonly busy = input(false);
  readonly refused = input<Problem | null>(null);
  readonly accepted = output<AcceptInvitation>();
  protected readonly visible = signal(false);
  private readonly name = computed(() => this.invitation().name);
  private readonly typed = linkedSignal(() => ({ name: this.name(), password: '' }));
  private readonly sent = signal('');
  protected readonly account = form(this.typed, (path) => {
    validate(path.name, ({ value }) => (value().trim() === '' ? { kind: 'required', message: nameMissing() } : null));
    validate(path.password, ({ value }) =>
      value().length < passwordRules.least ? { kind: 'short', message: tooShort() } : null,
    );
    validate(path.password, ({ value }) => {
      const message = this.refusedPassword();
      return message !== null && value() === this.sent() ? { kind: 'refused', message } : null;
    });
  });
  private readonly refusedPassword = computed(
    () => this.refused()?.errors.find(({ path }) => path === '/password')?.message ?? null,
  );
  protected readonly rules = computed(() =>
    rulesOf(this.typed().password, [this.typed().name, this.invitation().email]),
  );

  constructor() {
    effect(() => {
      if (this.refusedPassword() !== null) this.account.password().focusBoundControl();
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
    this.sent.set(password);
    this.accepted.emit({ name: name.trim(), password });
  }
}

const nameMissing = () => $localize`:@@invitation.name.missing:Type your name.`;
const tooShort = () => $localize`:@@invitation.password.short:Take ${passwordRules.least}:least: characters or more.`;
