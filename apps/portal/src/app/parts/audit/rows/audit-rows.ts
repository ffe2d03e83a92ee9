import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { AuditEvent } from '@countersign/contracts';
import { sayAct } from '@countersign/words/acts';
import { clockText, dayText } from '../../../shared/when/time-text';
import { When } from '../../../shared/when/when';
import { AuditDetails } from '../details/audit-details';
import { placeOf } from '../place-words';
import { ActSentence } from './act-sentence';
import { daysOf } from './days';

/** Records as sentences, day by day. A row opens to what changed and to its place in the chain. */
@Component({
  selector: 'cs-audit-rows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActSentence, AuditDetails, MatIcon, When],
  templateUrl: './audit-rows.html',
  styleUrl: './audit-rows.scss',
})
export class AuditRows {
  readonly events = input.required<readonly AuditEvent[]>();
  /** Whether the list around it can be narrowed to the actor or the object of a record. */
  readonly canNarrow = input(false);
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly days = computed(() => daysOf(this.events(), new Date()));
  protected readonly place = placeOf;

  protected isOpen(id: string): boolean {
    return this.opened().has(id);
  }

  protected toggle(id: string): void {
    this.opened.update((ids) => (ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id])));
  }

  protected toggleName(event: AuditEvent): string {
    return $localize`:@@audit.row.details:Details: ${sayAct(event)}:sentence:`;
  }

  protected exactly(at: string): string {
    const date = new Date(at);
    return `${dayText(date)}, ${clockText(date)}`;
  }
}
