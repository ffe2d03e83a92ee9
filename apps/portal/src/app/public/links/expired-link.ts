import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Problem } from '@countersign/contracts';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';

/** The way on from a link that is too old: another one, to the same address only. */
@Component({
  selector: 'cs-expired-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, ProblemPanel],
  templateUrl: './expired-link.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
      margin-top: 18px;
    }
    .message {
      overflow-wrap: anywhere;
    }
    .wide {
      width: 100%;
    }
  `,
})
export class ExpiredLink {
  readonly email = input.required<string>();
  readonly busy = input(false);
  readonly sent = input(false);
  readonly problem = input<Problem | null>(null);
  readonly asked = output();
}
