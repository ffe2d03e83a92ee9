import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Problem } from '@countersign/contracts';
import { CopyButton } from '../copy/copy-button';
import { fixOf } from '../explain';

/** What failed, why and what to do, in place of what should be here. */
@Component({
  selector: 'cs-problem-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButton, MatButton, MatIcon],
  templateUrl: './problem-panel.html',
  styleUrl: './problem-panel.scss',
})
export class ProblemPanel {
  readonly problem = input.required<Problem>();
  readonly canTryAgain = input(true);
  readonly again = output();
  protected readonly fix = fixOf;
}
