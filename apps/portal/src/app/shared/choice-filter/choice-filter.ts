import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';

export interface Choice {
  readonly key: string;
  readonly word: string;
}

/** One filter of the list: a chip that opens its choices; chosen, it says what and can be taken away. */
@Component({
  selector: 'cs-choice-filter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatMenuModule],
  templateUrl: './choice-filter.html',
  styleUrl: './choice-filter.scss',
})
export class ChoiceFilter {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input.required<string>();
  readonly chose = output<string>();
  protected readonly word = computed(() => {
    const chosen = this.chosen();
    return this.choices().find(({ key }) => key === chosen)?.word ?? (chosen === '' ? null : chosen);
  });
  protected readonly removeName = computed(() => $localize`:@@filter.remove:Remove ${this.label()}:filter:`);
}
