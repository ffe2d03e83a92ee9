import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Field } from '../../shared/field/field';

let made = 0;

/** Where one types the second factor: a code of the app or, without the phone, a recovery code. */
@Component({
  selector: 'cs-code-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatButton, MatFormFieldModule, MatInput],
  templateUrl: './code-field.html',
  styles: `
    :host {
      display: block;
    }
    input.mat-mdc-input-element {
      font-family: var(--cs-mono);
      font-size: 16px;
      letter-spacing: 0.04em;
    }
    .other {
      margin: 4px 0 0 -10px;
    }
  `,
})
export class CodeField {
  readonly field = input.required<FieldTree<string>>();
  readonly recovery = model(false);
  readonly canRecover = input(true);
  protected readonly id = `cs-code-${made++}`;
  protected readonly codeName = $localize`:@@factor.code:Code`;
  protected readonly recoveryName = $localize`:@@factor.recoveryCode:Recovery code`;

  protected swap(): void {
    this.recovery.update((recovery) => !recovery);
    this.field()().value.set('');
    this.field()().focusBoundControl();
  }
}
