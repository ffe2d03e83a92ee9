import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Problem } from '@countersign/contracts';
import { CodeField } from '../factor/code-field';
import { codeInput, typedCode } from '../factor/code-input';

/** The second step of signing in. A wrong code is refused in the words of a wrong password: here they can only mean the code. */
@Component({
  selector: 'cs-code-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeField, MatButton, MatIcon],
  templateUrl: './code-step.html',
  styleUrl: './sign-in.page.scss',
})
export class CodeStep {
  readonly email = input.required<string>();
  readonly busy = input(false);
  readonly refused = input<Problem | null>(null);
  readonly typed = output<string>();
  readonly left = output();
  private readonly injector = inject(Injector);
  private readonly sent = signal('');
  private readonly isWrong = computed(() => this.refused()?.code === 'invalid-credentials');
  protected readonly stopped = computed(() => (this.isWrong() ? null : this.refused()));
  protected readonly code = codeInput(() => (this.isWrong() ? { otp: this.sent(), message: notTaken() } : null));

  constructor() {
    this.focusSoon();
    effect(() => {
      if (this.isWrong()) this.focusSoon();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const otp = typedCode(this.code);
    if (otp === null || this.busy()) return;
    this.sent.set(otp);
    this.typed.emit(otp);
  }

  private focusSoon(): void {
    const focus = () => {
      this.code.otp().focusBoundControl();
    };
    afterNextRender(focus, { injector: this.injector });
  }
}

const notTaken = () =>
  $localize`:@@signIn.code.wrong:This code was not taken. Wait for the next one and type that; each works once.`;
