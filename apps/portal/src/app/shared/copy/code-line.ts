import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { CopyButton } from './copy-button';

/** One line to read or to take along. Content stands in place of the text where a part of it has to be marked. */
@Component({
  selector: 'cs-code-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton],
  template: `<code
      ><ng-content>{{ text() }}</ng-content></code
    >
    @if (copyLabel(); as name) {
      <cs-copy-button [text]="text()" [label]="name" />
    }`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
      padding: 2px 4px 2px 12px;
      border: 1px solid var(--cs-line);
      border-radius: 8px;
      background: var(--cs-card-low);
    }
    code {
      flex: 1;
      min-width: 0;
      font-size: 13px;
      overflow-wrap: anywhere;
    }
  `,
})
export class CodeLine {
  readonly text = input.required<string>();
  readonly copyLabel = input<string>();
}
