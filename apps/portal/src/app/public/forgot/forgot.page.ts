import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { askPasswordReset, type Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { explain } from '../../shared/explain';
import { Field } from '../../shared/field/field';
import { PublicLinks } from '../public-links';

/** Asks for a link to a new password. The answer is the same for every address: who has an account is nobody's to learn. */
@Component({
  selector: 'cs-forgot-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatIcon, MatInput, RouterLink],
  templateUrl: './forgot.page.html',
  styleUrls: ['../public-page.scss', './forgot.page.scss'],
})
export class ForgotPage {
  private readonly links = inject(PublicLinks);
  private readonly typed = signal({ email: '' });
  protected readonly asked = form(this.typed, (path) => {
    validateStandardSchema(path, askPasswordReset);
  });
  protected readonly explain = explain;
  protected readonly busy = signal(false);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected ask(event: Event): void {
    event.preventDefault();
    this.asked().markAsTouched();
    if (this.asked().invalid()) {
      this.asked.email().focusBoundControl();
      return;
    }
    if (this.busy()) return;
    const { email } = this.typed();
    this.busy.set(true);
    this.problem.set(null);
    this.links.askReset(email).subscribe({
      next: () => {
        this.busy.set(false);
        this.sentTo.set(email);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
