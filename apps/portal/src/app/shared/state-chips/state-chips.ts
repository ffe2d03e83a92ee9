import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatChipsModule } from '@angular/material/chips';
import { countText } from '../count-text';

export interface StateChip {
  readonly key: string;
  readonly label: string;
  /** Not known yet, or not counted. */
  readonly count: number | null;
}

/** One of several states to look at, each with how many there are. */
@Component({
  selector: 'cs-state-chips',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatChipsModule],
  host: { class: 'state-chips' },
  template: `<mat-chip-listbox [attr.aria-label]="label()" [value]="chosen()" (change)="choose($event.value)">
    @for (chip of chips(); track chip.key) {
      <mat-chip-option [value]="chip.key"
        >{{ chip.label }}
        @if (chip.count !== null) {
          <b class="num">{{ text(chip.count) }}</b>
        }
      </mat-chip-option>
    }
  </mat-chip-listbox>`,
  styleUrl: './state-chips.scss',
})
export class StateChips {
  readonly label = input.required<string>();
  readonly chips = input.required<readonly StateChip[]>();
  readonly chosen = input.required<string>();
  readonly chose = output<string>();
  protected readonly text = countText;

  /** Pressing the chosen one again leaves it chosen: there is always one. */
  protected choose(key: string | undefined): void {
    this.chose.emit(key ?? this.chosen());
  }
}
