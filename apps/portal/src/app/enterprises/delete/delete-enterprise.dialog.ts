import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import type { Enterprise, Problem } from '@countersign/contracts';
import { catchError, EMPTY, filter, of, switchMap, takeWhile, timer } from 'rxjs';
import { ChosenEnterprise } from '../../core/enterprise/chosen-enterprise';
import { problemOf } from '../../core/problem';
import { countText } from '../../shared/count-text';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { Field } from '../../shared/field/field';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { EnterprisesApi } from '../enterprises-api';
import { consequencesOf } from './consequences';

const lookEvery = 2000;

/** Deletes an enterprise: first what comes of it and its name to type, then how far the revoking is. */
@Component({
  selector: 'cs-delete-enterprise-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DialogFrame,
    Field,
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    MatProgressBar,
    ProblemPanel,
  ],
  templateUrl: './delete-enterprise.dialog.html',
  styleUrl: './delete-enterprise.dialog.scss',
})
export class DeleteEnterpriseDialog {
  private readonly api = inject(EnterprisesApi);
  private readonly router = inject(Router);
  private readonly chosen = inject(ChosenEnterprise);
  private readonly gone = inject(DestroyRef);
  protected readonly enterprise = inject<Enterprise>(MAT_DIALOG_DATA);
  private readonly invitations = toSignal(
    this.api.pendingInvitations(this.enterprise.id).pipe(catchError(() => of(null))),
    { initialValue: null },
  );
  protected readonly consequences = computed(() => consequencesOf(this.enterprise, this.invitations()));
  protected readonly typed = signal('');
  protected readonly named = computed(() => this.typed().trim() === this.enterprise.name);
  protected readonly stage = signal<'asking' | 'deleting' | 'revoking'>('asking');
  protected readonly problem = signal<Problem | null>(null);

  private readonly all = this.enterprise.counts.certificates;
  private readonly left = signal(this.all);
  protected readonly done = computed(() => this.left() === 0);
  protected readonly share = computed(() => (this.all === 0 ? 100 : (100 * (this.all - this.left())) / this.all));
  protected readonly progress = computed(() => {
    const revoked = countText(Math.max(0, this.all - this.left()));
    return $localize`:@@delete.progress:${revoked}:revoked: of ${countText(this.all)}:all: certificates are revoked`;
  });

  constructor() {
    const closing = inject<MatDialogRef<DeleteEnterpriseDialog>>(MatDialogRef).beforeClosed();
    closing.pipe(filter(() => this.stage() === 'revoking')).subscribe(() => {
      void this.router.navigateByUrl('/enterprises'); // however it is closed: the page below is of what is gone
    });
  }

  protected delete(event: Event): void {
    event.preventDefault();
    if (!this.named() || this.stage() === 'deleting') return;
    this.stage.set('deleting');
    this.problem.set(null);
    this.api.delete(this.enterprise.id, this.enterprise.name).subscribe({
      next: () => {
        if (this.chosen.id() === this.enterprise.id) this.chosen.choose(null);
        this.stage.set('revoking');
        this.follow();
      },
      error: (error: unknown) => {
        this.stage.set('asking');
        this.problem.set(problemOf(error));
      },
    });
  }

  /** The revoking goes on without this page; as long as it is open it says how far it is. A look that fails is tried again. */
  private follow(): void {
    timer(0, lookEvery)
      .pipe(
        switchMap(() => this.api.activeCertificates(this.enterprise.id).pipe(catchError(() => EMPTY))),
        takeWhile((left) => left > 0, true),
        takeUntilDestroyed(this.gone),
      )
      .subscribe((left) => {
        this.left.set(left);
      });
  }
}
