import { DOCUMENT } from '@angular/common';
import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import type { Check, DomainMethod, Problem, RequestDetail } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { isPassed } from '../../../parts/checks/check-look';
import { CheckRow } from '../../../parts/checks/check-row';
import { CheckSection } from '../../../parts/checks/check-section';
import { EvidenceDialog, type EvidenceOf } from '../../../parts/checks/evidence-dialog';
import { fixesOf } from '../../../parts/checks/fixes';
import { instructionsOf } from '../../../parts/checks/instructions-of';
import { LookDetails } from '../../../parts/checks/look-details';
import { LookPanel } from '../../../parts/checks/look-panel';
import { MailboxDetails } from '../../../parts/checks/mailbox-details';
import { mailboxOf } from '../../../parts/checks/mailbox-state';
import { Now } from '../../../shared/when/now';
import { attemptsAddress } from '../../requests-api';
import { EmailValidationDialog, type MailboxToProve } from '../dialogs/email-validation.dialog';
import { actOf, comesWith } from '../board-acts';
import { BoardProgress } from '../board-progress';
import { sectionsOf } from '../board-sections';
import { LookActs } from '../look-acts';
import { StepForm } from '../step-form';
import type { StepEdit } from '../step-edit';
import { Board } from '../wizard.actions';
import { wizard } from '../wizard.state';

const rows = [CheckRow, CheckSection, LookActs, LookDetails, LookPanel, MailboxDetails];

/** The board: what has to be proved, how each proof stands, and what a person can do about it. */
@Component({
  selector: 'cs-verification-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BoardProgress, rows, MatButton, MatIcon, MatIconButton, MatMenuModule],
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
  private readonly calls = this.store.selectSignal(wizard.selectCalls);
  /** The row in which something was pressed that may be gone with the answer. */
  private readonly pressed = signal<string | null>(null);
  override readonly wrong = computed(() => 0);
  protected readonly mailboxes = computed(() => this.request().checks.filter(({ kind }) => kind === 'mailbox'));
  protected readonly sections = computed(() => sectionsOf(this.request().checks.map((check) => this.asPressed(check))));

  constructor() {
    super();
    afterRenderEffect({
      read: () => {
        this.keepFocus();
      },
    });
  }

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
        this.focusRow(check.id);
      });
  }

  protected sendAgain(check: Check): void {
    this.verify(check);
    this.store.dispatch(Board.tokenAskedFor({ id: this.request().id, checkId: check.id }));
  }

  protected start(check: Check, method: DomainMethod): void {
    this.store.dispatch(Board.methodChosen({ id: this.request().id, checkId: check.id, method }));
    this.pressed.set(check.id);
  }

  protected look(check: Check): void {
    this.store.dispatch(Board.lookAskedFor({ id: this.request().id, checkId: check.id }));
    this.pressed.set(check.id);
  }

  protected showEvidence({ id, identifier }: Check): void {
    const data: EvidenceOf = { what: identifier, address: attemptsAddress(this.request().id, id) };
    this.dialog.open(EvidenceDialog, { data });
  }

  protected mayNotYet(check: Check): boolean {
    return Date.parse(mailboxOf(check)?.resendAt ?? '') > this.now.ms();
  }

  protected readonly actOf = (check: Check) => actOf(check, this.request().checks);
  protected readonly comesWith = (check: Check) => comesWith(check, this.request().checks);

  protected waits(check: Check): boolean {
    return check.running || this.isCalled(check);
  }

  protected refusalOf(check: Check): Problem | null {
    return isPassed(check) ? null : (this.calls()[check.id]?.problem ?? null);
  }

  protected isOpened(check: Check): boolean {
    return !isPassed(check) && (instructionsOf(check) !== null || fixesOf(check).length > 0);
  }

  /** A proof that was made by one way would be lost with the other. */
  protected mayChange({ methods }: Check): boolean {
    const proven = this.request().checks.some((check) => check.kind === 'domain' && isPassed(check));
    return methods.length > 1 && !proven;
  }

  private isCalled({ id }: Check): boolean {
    return (this.calls()[id]?.doing ?? null) !== null;
  }

  /** The look runs from the press on, also before the server says so. */
  private asPressed(check: Check): Check {
    return this.calls()[check.id]?.doing === 'verifying' ? { ...check, running: true } : check;
  }

  private keepFocus(): void {
    const id = this.pressed();
    const check = this.request().checks.find((each) => each.id === id);
    if (id === null || (check && this.waits(check))) return;
    this.focusRow(id);
    this.pressed.set(null);
  }

  /** The button that was pressed is gone once its row has turned: the focus stays in the row. */
  private focusRow(id: string): void {
    const lost = this.page.activeElement === this.page.body;
    if (lost) this.page.querySelector<HTMLElement>(`#check-${id} button`)?.focus({ preventScroll: true });
  }
}
