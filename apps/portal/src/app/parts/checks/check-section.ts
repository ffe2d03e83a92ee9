import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

let made = 0;

/** One card of the board: a kind of proof, the names of its columns, a row for each thing to prove. */
@Component({
  selector: 'cs-check-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  templateUrl: './check-section.html',
  styleUrl: './check-section.scss',
  host: { class: 'card' },
})
export class CheckSection {
  readonly heading = input.required<string>();
  readonly icon = input.required<string>();
  /** What stands in the first column: an address, a name, a domain. */
  readonly what = input.required<string>();
  /** How long a proof of this kind counts, beside "Details". */
  readonly note = input('');
  protected readonly headingId = `check-section-${made++}`;
}
