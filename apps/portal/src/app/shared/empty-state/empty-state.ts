import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Nothing here: one sentence that teaches and, as content, the one thing to do about it. */
@Component({
  selector: 'cs-empty-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="icon()" />
    <p>{{ sentence() }}</p>
    <ng-content />`,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 12px;
      padding: 56px 24px;
      text-align: center;
    }
    .mat-icon {
      width: 32px;
      height: 32px;
      color: var(--cs-text-muted);
    }
    p {
      max-width: 48ch;
      color: var(--cs-text-soft);
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<string>();
  readonly sentence = input.required<string>();
}
