import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Problem } from '@countersign/contracts';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';

/** Nothing is known of a link: it is none of ours, or it could not be asked for. */
@Component({
  selector: 'cs-unread-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemPanel],
  template: `@if (problem().status === 404) {
      <p class="soft" i18n="@@invitation.unknownText">
        This link is not one of ours. Copy it from the mail as a whole; it may have been cut at the end of a line.
      </p>
    } @else {
      <cs-problem-panel [problem]="problem()" (again)="again.emit()" />
    }`,
})
export class UnreadLink {
  readonly problem = input.required<Problem>();
  readonly again = output();
}
