import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { type Problem, signIn } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { explain } from '../../shared/explain';
import { Field } from '../../shared/field/field';
import { sessionFeature, SignInActions } from '../session/session.state';
import { wayBack } from '../session/way-back';
import { CodeStep } from './code-step';

/** Never says whether an account exists: a wrong address and a wrong password are refused in the same words. */
@Component({
  selector: 'cs-sign-in-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeStep, Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatIconButton, MatInput, RouterLink],
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.scss',
})
export class SignInPage {
  /** Where the person was going. */
  readonly return = input<string>();
  /** Set when the session ran out under the person's hands. */
  readonly ended = input<string>();
  private readonly store = inject(Store);
  private readonly injector = inject(Injector);
  private readonly password = viewChild<ElementRef<HTMLInputElement>>('password');
  protected readonly shown = signal(false);
  protected readonly busy = this.store.selectSignal(sessionFeature.selectSigningIn);
  protected readonly refused = this.store.selectSignal(sessionFeature.selectRefused);
  protected readonly typed = signal({ email: '', password: '' });
  protected readonly f = form(this.typed, (path) => {
    validateStandardSchema(path, signIn);
  });
  protected readonly explain = explain;
  /** Once the password was right the code is asked for, until the person leaves this step. */
  protected readonly asksForCode = linkedSignal<Problem | null, boolean>({
    source: this.refused,
    computation: (problem, before) => problem?.code === 'otp-required' || before?.value === true,
  });
  /** That a code is needed is no refusal. */
  protected readonly told = computed(() => {
    const problem = this.refused();
    return problem?.code === 'otp-required' ? null : problem;
  });

  constructor() {
    this.store.dispatch(SignInActions.begun());
    effect(() => {
      if (this.refused()) afterNextRender(() => this.password()?.nativeElement.select(), { injector: this.injector });
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.f().markAsTouched();
    if (this.f().invalid()) {
      this.f().errorSummary()[0]?.fieldTree().focusBoundControl();
      return;
    }
    this.send();
  }

  protected beginAnew(): void {
    this.store.dispatch(SignInActions.begun());
    this.typed.update(({ email }) => ({ email, password: '' }));
    this.asksForCode.set(false);
  }

  protected send(otp?: string): void {
    const credentials = { ...this.typed(), ...(otp === undefined ? {} : { otp }) };
    this.store.dispatch(SignInActions.submitted({ credentials, to: wayBack(this.return()) }));
  }
}
