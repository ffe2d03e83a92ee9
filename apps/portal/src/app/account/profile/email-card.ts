import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { type EmailChange, pendingEmailChange, type Problem, type User } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { When } from '../../shared/when/when';
import { AccountApi, emailUrl } from '../account-api';
import { ChangeEmailDialog } from './change-email.dialog';

/** The address that one signs in with, and the one that it is to become, as long as that waits for its Token. */
@Component({
  selector: 'cs-email-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, ProblemPanel, When],
  templateUrl: './email-card.html',
  styleUrls: ['../account-page.scss', './email-card.scss'],
})
export class EmailCard {
  readonly email = input.required<string>();
  readonly changed = output<User>();
  private readonly api = inject(AccountApi);
  private readonly dialog = inject(MatDialog);
  private readonly found = httpResource(() => emailUrl, { parse: (answer) => pendingEmailChange.parse(answer) });
  protected readonly waiting = computed<EmailChange | null>(() => {
    if (!this.found.hasValue()) return null;
    const { email, expiresAt } = this.found.value();
    return email === null || expiresAt === null ? null : { email, expiresAt };
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected change(): void {
    this.problem.set(null);
    this.dialog
      .open<ChangeEmailDialog, EmailChange | null, User>(ChangeEmailDialog, { data: this.waiting() })
      .afterClosed()
      .subscribe((me) => {
        this.found.reload();
        if (me) this.changed.emit(me);
      });
  }

  protected withdraw(): void {
    this.busy.set(true);
    this.problem.set(null);
    this.api.withdrawEmail().subscribe({
      next: () => {
        this.busy.set(false);
        this.found.reload();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
