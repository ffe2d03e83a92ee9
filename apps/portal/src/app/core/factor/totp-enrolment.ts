import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Problem, TotpEnrolment as Enrolment } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { CodeLine } from '../../shared/copy/code-line';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { problemOf } from '../problem';
import { AccountActions } from '../session/session.state';
import { CodeField } from './code-field';
import { codeInput, type RefusedCode, typedCode } from './code-input';
import { refusedCode } from './code-refusal';
import { FactorApi } from './factor-api';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

/** Sets up an authenticator app: scan or type the secret, give back a code of it, keep the recovery codes. */
@Component({
  selector: 'cs-totp-enrolment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeField, CodeLine, MatButton, ProblemPanel, QrCode, RecoveryCodes, Skeleton],
  templateUrl: './totp-enrolment.html',
  styleUrl: './totp-enrolment.scss',
})
export class TotpEnrolment {
  readonly canCancel = input(true);
  /** The factor counts; the codes are on the page and not kept yet. */
  readonly confirmed = output();
  readonly finished = output();
  private readonly factor = inject(FactorApi);
  private readonly store = inject(Store);
  private readonly refused = signal<RefusedCode | null>(null);
  protected readonly enrolment = signal<Enrolment | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  /** Why there is nothing to scan. */
  protected readonly unstarted = signal<Problem | null>(null);
  /** Why the code could not be checked; what was scanned still counts. */
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly code = codeInput(this.refused);
  /** Groups of four are easier to type off. */
  protected readonly secret = computed(() => this.enrolment()?.secret.replace(/(.{4})(?=.)/g, '$1 ') ?? '');
  protected readonly qrName = $localize`:@@enrol.qr:QR code for the authenticator app`;

  constructor() {
    this.start();
  }

  protected start(): void {
    this.unstarted.set(null);
    this.enrolment.set(null);
    this.factor.start().subscribe({
      next: (enrolment) => {
        this.enrolment.set(enrolment);
      },
      error: (error: unknown) => {
        this.unstarted.set(problemOf(error));
      },
    });
  }

  protected confirm(event: Event): void {
    event.preventDefault();
    const otp = typedCode(this.code);
    if (otp === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.factor.confirm(otp).subscribe({
      next: ({ codes }) => {
        this.codes.set(codes);
        this.store.dispatch(AccountActions.changed());
        this.confirmed.emit();
      },
      error: (error: unknown) => {
        this.refuse(problemOf(error), otp);
      },
    });
  }

  private refuse(problem: Problem, otp: string): void {
    this.busy.set(false);
    this.refused.set(refusedCode(problem, otp));
    if (this.refused()) this.code.otp().focusBoundControl();
    else if (problem.code === 'wrong-state')
      this.unstarted.set(problem); // it waited too long: another secret
    else this.problem.set(problem);
  }
}
