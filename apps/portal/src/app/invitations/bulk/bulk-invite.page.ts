import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import type { BulkInvitationResult, Problem } from '@countersign/contracts';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { InvitationsApi } from '../invitations-api';
import { BulkFile } from './bulk-file';
import { BulkJob } from './bulk-job';
import { BulkLines } from './bulk-lines';

/** Invites many at once: a file, what each of its lines would lead to, then the work itself. The address names the work. */
@Component({
  selector: 'cs-bulk-invite',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BulkFile, BulkJob, BulkLines, MatButton, MatIcon, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './bulk-invite.page.html',
  styleUrl: './bulk-invite.page.scss',
})
export class BulkInvitePage {
  readonly id = input.required<string>();
  /** The id of the job, in the address: loading the page again shows how far it is. */
  readonly job = input<string>();
  private readonly api = inject(InvitationsApi);
  private readonly router = inject(Router);
  private readonly file = signal('');
  protected readonly pasted = signal('');
  /** One key a file: pressing twice invites once. */
  private key = newOnceKey();
  protected readonly looked = signal<BulkInvitationResult['rows'] | null>(null);
  protected readonly looking = signal(false);
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly back = computed(() => ['/enterprises', this.id(), 'invitations']);

  protected look(file: string): void {
    this.file.set(file);
    this.key = newOnceKey();
    this.problem.set(null);
    this.looking.set(true);
    this.api.tryMany(this.id(), file).subscribe({
      next: ({ rows }) => {
        this.looking.set(false);
        this.looked.set(rows);
      },
      error: (error: unknown) => {
        this.looking.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }

  protected another(): void {
    this.looked.set(null);
    this.problem.set(null);
    if (this.job() !== undefined) void this.router.navigate([], { queryParams: { job: null } });
  }

  protected invite(): void {
    if (this.sending()) return;
    this.problem.set(null);
    this.sending.set(true);
    this.api.inviteMany(this.id(), this.file(), this.key).subscribe({
      next: ({ id }) => {
        this.sending.set(false);
        this.looked.set(null);
        void this.router.navigate([], { queryParams: { job: id }, replaceUrl: true });
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
