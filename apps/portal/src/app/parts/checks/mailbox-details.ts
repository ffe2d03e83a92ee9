import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Check } from '@countersign/contracts';
import { When } from '../../shared/when/when';
import { mailboxOf } from './mailbox-state';

/** What is known about the proof of a mailbox, in a sentence. */
@Component({
  selector: 'cs-mailbox-details',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [When],
  templateUrl: './mailbox-details.html',
})
export class MailboxDetails {
  readonly check = input.required<Check>();
  protected readonly mail = computed(() => mailboxOf(this.check()));
  /** The server's own sentence about what went wrong. */
  protected readonly trouble = computed(() => this.check().details.find(({ severity }) => severity === 'error'));
}
