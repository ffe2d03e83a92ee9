import { ChangeDetectionStrategy, Component, computed, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Problem } from '@countersign/contracts';
import { CopyButton } from '../copy/copy-button';

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
  /** The words of every rule are many: they are fetched when the first thing fails. */
  private readonly words = resource({
    params: () => this.problem().code,
    loader: async ({ params: code }) => (await import('../explain')).fixOf(code),
  });
  /** The server's sentence may end with it already. */
  protected readonly fix = computed(() => {
    const fix = this.words.hasValue() ? this.words.value() : '';
    return this.problem().detail.includes(fix) ? '' : fix;
  });
}
