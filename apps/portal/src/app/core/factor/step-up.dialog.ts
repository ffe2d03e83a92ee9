import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { Problem } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { problemOf } from '../problem';
import { SessionApi } from '../session/session.state';
import { CodeField } from './code-field';
import { codeInput, type RefusedCode, typedCode } from './code-input';
import { refusedCode } from './code-refusal';
import { FactorApi } from './factor-api';

/** Asks for the second factor again. It closes with `true` once the server took a code; then the act goes on. */
@Component({
  selector: 'cs-step-up-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeField, DialogFrame, MatButton, MatDialogModule, ProblemPanel],
  templateUrl: './step-up.dialog.html',
  styles: `
    form {
      margin-top: 16px;
    }
    cs-problem-panel {
      display: block;
      margin-top: 12px;
    }
  `,
})
export class StepUpDialog {
  private readonly dialog = inject<MatDialogRef<StepUpDialog, boolean>>(MatDialogRef);
  private readonly factor = inject(FactorApi);
  private readonly store = inject(Store);
  private readonly refused = signal<RefusedCode | null>(null);
  protected readonly code = codeInput(this.refused);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected confirm(event: Event): void {
    event.preventDefault();
    const otp = typedCode(this.code);
    if (otp === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.factor.stepUp(otp).subscribe({
      next: (session) => {
        this.store.dispatch(SessionApi.found({ session }));
        this.dialog.close(true);
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
    else this.problem.set(problem);
  }
}
