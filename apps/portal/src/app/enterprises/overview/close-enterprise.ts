import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { Enterprise, Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { Confirm } from '../../shared/confirm/confirm';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { DeleteEnterpriseDialog } from '../delete/delete-enterprise.dialog';
import { EnterprisesApi } from '../enterprises-api';
import { OpenEnterprise } from '../open-enterprise';

/** The two ways to end an enterprise: one that can be taken back, one that can't. */
@Component({
  selector: 'cs-close-enterprise',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, ProblemPanel],
  templateUrl: './close-enterprise.html',
  styleUrl: './close-enterprise.scss',
})
export class CloseEnterprise {
  readonly enterprise = input.required<Enterprise>();
  readonly mayDelete = input.required<boolean>();
  private readonly api = inject(EnterprisesApi);
  private readonly open = inject(OpenEnterprise);
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async deactivate(): Promise<void> {
    const { name } = this.enterprise();
    const sure = await this.confirm.ask({
      title: $localize`:@@deactivate.title:Deactivate ${name}:enterprise:?`,
      text: $localize`:@@deactivate.text:Its people can sign in and read, but no request, step, certificate or invitation goes on until you activate it again. Certificates in force stay trusted.`,
      act: $localize`:@@deactivate.act:Deactivate`,
    });
    if (sure && !this.busy()) this.set(false);
  }

  protected async activate(): Promise<void> {
    const { name } = this.enterprise();
    const sure = await this.confirm.ask({
      title: $localize`:@@activate.title:Activate ${name}:enterprise:?`,
      text: $localize`:@@activate.text:Its people can ask for certificates and invite colleagues again, at once.`,
      act: $localize`:@@activate.act:Activate`,
    });
    if (sure && !this.busy()) this.set(true);
  }

  protected delete(): void {
    this.dialog.open(DeleteEnterpriseDialog, { data: this.enterprise() });
  }

  private set(active: boolean): void {
    this.busy.set(true);
    this.problem.set(null);
    this.api.change(this.enterprise().id, { active }).subscribe({
      next: (changed) => {
        this.busy.set(false);
        this.open.take(changed);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(problemOf(error));
        this.open.readAgain();
      },
    });
  }
}
