import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Look } from '../tone';

/** A state as icon and word on its colour. A span, not a Material chip: a list shows hundreds. */
@Component({
  selector: 'cs-status-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  host: { '[class]': 'tone()' },
  template: `<mat-icon [svgIcon]="look().icon" [class.turning]="look().icon === 'progress_activity'" />{{
      look().word
    }}`,
  styleUrl: './status-badge.scss',
})
export class StatusBadge {
  readonly look = input.required<Look>();
  protected readonly tone = computed(() => `tone-${this.look().tone}`);
}
