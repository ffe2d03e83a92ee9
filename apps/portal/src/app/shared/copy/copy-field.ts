import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { CopyButton } from './copy-button';

/** A value with its name and a button to copy it; several of them stand in one `.copy-box`. */
@Component({
  selector: 'cs-copy-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton],
  template: `<span class="name">{{ label() }}</span
    ><code>{{ value() }}</code>
    @if (copyLabel(); as name) {
      <cs-copy-button [text]="value()" [label]="name" />
    }`,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 76px minmax(0, 1fr) 34px;
      align-items: center;
      min-height: 38px;
      padding-left: 14px;
    }
    :host(:not(:first-child)) {
      border-top: 1px solid var(--cs-line-soft);
    }
    .name {
      color: var(--cs-text-muted);
      font-size: 12.5px;
    }
    code {
      padding: 7px 0;
      font-size: 13px;
      overflow-wrap: anywhere;
    }
  `,
})
export class CopyField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  /** The accessible name of its button; without one there is no button. */
  readonly copyLabel = input<string>();
}
