import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { Problem } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import type { Place } from './granting';
import { RoleSelect } from './role-select';

export interface RoleChange {
  readonly name: string;
  readonly place: Place;
  readonly roleId: string;
  /** The person who is about to change it. */
  readonly isOneself: boolean;
  readonly save: (roleId: string) => Observable<unknown>;
}

/** Gives somebody another role. Closes with true when they have it. */
@Component({
  selector: 'cs-change-role-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatButton, MatDialogModule, ProblemPanel, RoleSelect],
  template: `<cs-dialog-frame [heading]="title">
    @if (problem(); as problem) {
      <cs-problem-panel [problem]="problem" [canTryAgain]="false" />
    }
    <cs-role-select [place]="change.place" [(chosen)]="chosen" />
    @if (change.isOneself && changed()) {
      <p class="message tone-expired" role="status" i18n="@@person.state.oneself">
        This is you. You may not be able to take it back yourself.
      </p>
    }
    <ng-container ngProjectAs="[dialogActions]">
      <button matButton mat-dialog-close type="button" i18n="@@confirm.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        disabledInteractive
        [disabled]="!changed() || saving()"
        (click)="save()"
        i18n="@@role.give"
      >
        Give this role
      </button>
    </ng-container>
  </cs-dialog-frame>`,
  styles: `
    cs-problem-panel {
      display: block;
      margin-bottom: 12px;
    }
    .message {
      margin-top: 12px;
    }
  `,
})
export class ChangeRoleDialog {
  private readonly self = inject<MatDialogRef<ChangeRoleDialog, boolean>>(MatDialogRef);
  protected readonly change = inject<RoleChange>(MAT_DIALOG_DATA);
  protected readonly title = $localize`:@@role.change.title:Role of ${this.change.name}:name:`;
  protected readonly chosen = signal(this.change.roleId);
  protected readonly changed = computed(() => this.chosen() !== this.change.roleId);
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected save(): void {
    if (!this.changed() || this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    this.change.save(this.chosen()).subscribe({
      next: () => {
        this.self.close(true);
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
