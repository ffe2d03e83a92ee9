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
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { signIn } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { explain } from '../../shared/explain';
import { Field } from '../../shared/field/field';
import { sessionFeature, SignInActions } from '../session/session.state';

/** Never says whether an account exists: a wrong address and a wrong password are refused in the same words. */
@Component({
  selector: 'cs-sign-in-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatIconButton, MatInput],
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
  private readonly password = viewChild.required<ElementRef<HTMLInputElement>>('password');
  protected readonly shown = signal(false);
  protected readonly busy = this.store.selectSignal(sessionFeature.selectSigningIn);
  protected readonly refused = this.store.selectSignal(sessionFeature.selectRefused);
  protected readonly typed = signal({ email: '', password: '' });
  protected readonly f = form(this.typed, (path) => {
    validateStandardSchema(path, signIn);
  });
  protected readonly explain = explain;
  protected readonly asksForCode = computed(() => this.refused()?.code === 'otp-required');

  constructor() {
    effect(() => {
      if (this.refused())
        afterNextRender(
          () => {
            this.password().nativeElement.select();
          },
          { injector: this.injector },
        );
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.f().markAsTouched();
    if (this.f().invalid()) {
      this.f().errorSummary()[0]?.fieldTree().focusBoundControl();
      return;
    }
    this.store.dispatch(SignInActions.submitted({ credentials: this.typed(), to: within(this.return()) }));
  }
}

/** Only a path of ours: an address elsewhere would make the sign-in a springboard. */
const within = (path: string | undefined) => (path && /^\/(?![/\\])/.test(path) ? path : '/');
