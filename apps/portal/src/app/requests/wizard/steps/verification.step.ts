import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import type { Check, RequestDetail } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { CheckRow } from '../../../parts/checks/check-row';
import { CheckSection } from '../../../parts/checks/check-section';
import { EvidenceDialog, type EvidenceOf } from '../../../parts/checks/evidence-dialog';
import { MailboxDetails } from '../../../parts/checks/mailbox-details';
import { mailboxOf } from '../../../parts/checks/mailbox-state';
import { Now } from '../../../shared/when/now';
import { attemptsAddress } from '../../requests-api';
import { EmailValidationDialog, type MailboxToProve } from '../dialogs/email-validation.dialog';
import { BoardProgress } from '../board-progress';
import { StepForm } from '../step-form';
import type { StepEdit } from '../step-edit';
import { Board } from '../wizard.actions';

/** The board: what has to be proved, how each proof stands, and what a person can do about it. */
@Component({
  selector: 'cs-verification-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BoardProgress, CheckRow, CheckSection, MailboxDetails, MatButton, MatIcon, MatIconButton, MatMenuModule],
  templateUrl: './verification.step.html',
  styleUrl: './verification.step.scss',
  providers: [{ provide: StepForm, useExisting: VerificationStep }],
})
export class VerificationStep extends StepForm {
  readonly request = input.required<RequestDetail>();
  private readonly dialog = inject(MatDialog);
  private readonly page = inject(DOCUMENT);
  private readonly store = inject(Store);
  private readonly now = inject(Now);
  override readonly wrong = computed(() => 0);
  protected readonly mailboxes = computed(() => this.of('mailbox'));
  protected readonly domains = computed(() => this.of('domain'));
  protected readonly domainWhat = $localize`:@@checks.domains.what:Domain Names (DNS)`;

  override async finished(): Promise<StepEdit | null> {
    return null; // what stands on the board is the server's own
  }

  /** Sends the Token where none is on its way, and takes it. */
  protected verify(check: Check): void {
    this.dialog
      .open<EmailValidationDialog, MailboxToProve>(EmailValidationDialog, {
        autoFocus: '#token',
        data: { requestId: this.request().id, checkId: check.id },
      })
      .afterClosed()
      .subscribe(() => {
        this.focusRow(check);
      });
  }

  protected sendAgain(check: Check): void {
    this.verify(check);
    this.store.dispatch(Board.tokenAskedFor({ id: this.request().id, checkId: check.id }));
  }

  protected showEvidence({ id, identifier }: Check): void {
    const data: EvidenceOf = { what: identifier, address: attemptsAddress(this.request().id, id) };
    this.dialog.open(EvidenceDialog, { data });
  }

  protected mayNotYet(check: Check): boolean {
    return Date.parse(mailboxOf(check)?.resendAt ?? '') > this.now.ms();
  }

  private of(kind: Check['kind']): Check[] {
    return this.request().checks.filter((check) => check.kind === kind);
  }

  /** The button that opened the dialog is gone once its row is Verified: the focus stays in the row. */
  private focusRow({ id }: Check): void {
    const lost = this.page.activeElement === this.page.body;
    if (lost) this.page.querySelector<HTMLElement>(`#check-${id} button`)?.focus();
  }
}
