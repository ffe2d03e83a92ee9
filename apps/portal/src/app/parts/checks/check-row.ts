import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { Check } from '@countersign/contracts';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { lookOfCheck } from './check-look';

/**
 * One thing to prove: what, how it stands, what is known, what can be done; below it whatever needs room.
 * Slots: `[checkDetails]`, `[checkAction]`, `[checkPanel]`.
 */
@Component({
  selector: 'cs-check-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StatusBadge],
  templateUrl: './check-row.html',
  styleUrl: './check-row.scss',
  host: { role: 'rowgroup', tabindex: '-1', '[attr.id]': "'check-' + check().id" },
})
export class CheckRow {
  readonly check = input.required<Check>();
  /** Whether something stands in the panel slot: an empty row would be read out. */
  readonly opened = input(false);
  /** It turned Verified while it was looked at: the badge says so once. */
  protected readonly turned = linkedSignal<Check['status'], boolean>({
    source: () => this.check().status,
    computation: (status, before) => before !== undefined && (before.value || status === 'verified'),
  });
  protected readonly look = computed(() => lookOfCheck(this.check()));
}
