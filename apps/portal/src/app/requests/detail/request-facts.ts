import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { Check, RequestDetail } from '@countersign/contracts';
import { CheckRow } from '../../parts/checks/check-row';
import { CheckSection } from '../../parts/checks/check-section';
import { EvidenceDialog, type EvidenceOf } from '../../parts/checks/evidence-dialog';
import { MailboxDetails } from '../../parts/checks/mailbox-details';
import { When } from '../../shared/when/when';
import { subjectLine } from '../attribute-words';
import { attemptsAddress } from '../requests-api';
import { keyText } from '../csr-words';
import { CsrDetailsDialog } from '../wizard/dialogs/csr-details.dialog';

/** What was stated in a request and what was proved for it, to read. */
@Component({
  selector: 'cs-request-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckRow, CheckSection, MailboxDetails, MatButton, MatIcon, MatIconButton, When],
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

  protected showEvidence({ id, identifier }: Check): void {
    const data: EvidenceOf = { what: identifier, address: attemptsAddress(this.request().id, id) };
    this.dialog.open(EvidenceDialog, { data });
  }

  protected showCsr(): void {
    this.dialog.open(CsrDetailsDialog, { data: this.request().csr });
  }
}
