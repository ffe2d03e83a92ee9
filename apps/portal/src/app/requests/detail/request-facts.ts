import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { RequestDetail } from '@countersign/contracts';
import { CheckRow } from '../../parts/checks/check-row';
import { CheckSection } from '../../parts/checks/check-section';
import { MailboxDetails } from '../../parts/checks/mailbox-details';
import { When } from '../../shared/when/when';
import { subjectLine } from '../attribute-words';
import { keyText } from '../csr-words';
import { CsrDetailsDialog } from '../wizard/dialogs/csr-details.dialog';

/** What was stated in a request and what was proved for it, to read. */
@Component({
  selector: 'cs-request-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckRow, CheckSection, MailboxDetails, MatIcon, MatIconButton, When],
  templateUrl: './request-facts.html',
  styleUrl: './request-facts.scss',
})
export class RequestFacts {
  readonly request = input.required<RequestDetail>();
  private readonly dialog = inject(MatDialog);
  protected readonly subject = computed(() => subjectLine(this.request().sdn));
  protected readonly key = computed(() => {
    const { csr } = this.request();
    return csr ? keyText(csr.key) : null;
  });
  protected readonly mailboxes = computed(() => this.request().checks.filter(({ kind }) => kind === 'mailbox'));

  protected showCsr(): void {
    this.dialog.open(CsrDetailsDialog, { data: this.request().csr });
  }
}
