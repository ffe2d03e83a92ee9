import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A control with its label above it and its hint below. `for` is the id of the control. */
@Component({
  selector: 'cs-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<label [attr.for]="for()"
      >{{ label() }}
      @if (optional()) {
        <span class="optional" i18n="@@field.optional">optional</span>
      }
    </label>
    <ng-content />
    @if (hint(); as text) {
      <p class="hint" [id]="for() + '-hint'">{{ text }}</p>
    }`,
  styleUrl: './field.scss',
})
export class Field {
  readonly label = input.required<string>();
  readonly for = input.required<string>();
  readonly optional = input(false, { transform: booleanAttribute });
  readonly hint = input<string>();
}
