import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { explain } from '../explain';
import { Field } from './field';

/** A line of text with its label, its hint and what is wrong with it. */
@Component({
  selector: 'cs-text-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.id]': 'null' },
  imports: [Field, FormField, MatFormFieldModule, MatInput],
  template: `<cs-field [label]="label()" [for]="id()" [optional]="optional()" [hint]="hint()">
    <mat-form-field>
      <input
        matInput
        [id]="id()"
        [type]="type()"
        [autocomplete]="autocomplete()"
        [formField]="field()"
        [attr.aria-required]="optional() ? null : 'true'"
        [attr.aria-describedby]="hint() ? id() + '-hint' : null"
      />
      @for (error of field()().errors(); track $index) {
        <mat-error>{{ explain(error).what }}</mat-error>
      }
    </mat-form-field>
  </cs-field>`,
})
export class TextField {
  readonly label = input.required<string>();
  /** Of its input alone. */
  readonly id = input.required<string>();
  readonly field = input.required<FieldTree<string>>();
  readonly optional = input(false, { transform: booleanAttribute });
  readonly hint = input<string>();
  readonly type = input<'text' | 'email' | 'tel'>('text');
  readonly autocomplete = input<AutoFill>('off');
  protected readonly explain = explain;
}
