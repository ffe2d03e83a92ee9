import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { type FieldTree, FormField, type SchemaPath, validate } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { passwordRules } from '@countersign/contracts';
import { Field } from '../field/field';
import { rulesOf } from './password-rules';

/** A password to be chosen, with its rules as one types. */
@Component({
  selector: 'cs-new-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatFormFieldModule, MatIcon, MatIconButton, MatInput],
  templateUrl: './new-password.html',
  styleUrl: './new-password.scss',
})
export class NewPassword {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input($localize`:@@signIn.password:Password`);
  /** Name and address of its owner: others try them first. */
  readonly own = input.required<readonly string[]>();
  protected readonly id = 'new-password';
  protected readonly visible = signal(false);
  protected readonly rules = computed(() => rulesOf(this.field()().value(), this.own()));
}

/** What is known without the server. */
export function validatePassword(path: SchemaPath<string>): void {
  const { least, most } = passwordRules;
  validate(path, ({ value }) =>
    value().length < least
      ? { kind: 'short', message: $localize`:@@invitation.password.short:Take ${least}:least: characters or more.` }
      : null,
  );
  validate(path, ({ value }) =>
    value().length > most
      ? { kind: 'long', message: $localize`:@@password.tooLong:Take at most ${most}:most: characters.` }
      : null,
  );
}
