import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Now } from './now';
import { clockText, dateText, dayText, nearText, utcText } from './time-text';

/** A moment in the person's words and zone; the tooltip says it in UTC. */
@Component({
  selector: 'cs-when',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatTooltip],
  template: `<time [attr.datetime]="at()" [matTooltip]="utc()" class="num">{{ text() }}</time>`,
})
export class When {
  readonly at = input.required<string>();
  readonly as = input<'near' | 'date' | 'day' | 'clock'>('near');
  private readonly now = inject(Now);
  private readonly date = computed(() => new Date(this.at()));
  protected readonly utc = computed(() => utcText(this.date()));
  protected readonly text = computed(() => {
    const words = {
      near: () => nearText(this.date(), this.now.ms()),
      date: () => dateText(this.date()),
      day: () => dayText(this.date()),
      clock: () => clockText(this.date()),
    };
    return words[this.as()]();
  });
}
