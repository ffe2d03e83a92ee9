import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import type { PersonState, Problem } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { DialogFrame } from '../../shared/dialog-frame/dialog-frame';
import { type GivenState, type Reach, stateChoices } from '../../shared/person-states';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { StatusBadge } from '../../shared/status-badge/status-badge';

export interface StateChange {
  readonly name: string;
  readonly state: PersonState;
  readonly reach: Reach;
  /** The person who is about to change it. */
  readonly isOneself: boolean;
  readonly save: (state: GivenState) => Observable<unknown>;
}

/** Gives somebody another state; beside each stands what it means. Closes with true when they have it. */
@Component({
  selector: 'cs-change-state-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogFrame, MatButton, MatDialogModule, MatRadioModule, ProblemPanel, StatusBadge],
  templateUrl: './change-state.dialog.html',
  styleUrl: './change-state.dialog.scss',
})
export class ChangeStateDialog {
  private readonly self = inject<MatDialogRef<ChangeStateDialog, boolean>>(MatDialogRef);
  protected readonly change = inject<StateChange>(MAT_DIALOG_DATA);
  protected readonly title = $localize`:@@person.state.title:State of ${this.change.name}:name:`;
  protected readonly choices = stateChoices(this.change.reach);
  protected readonly chosen = signal<PersonState>(this.change.state);
  protected readonly taken = computed(() => this.choices.find(({ state }) => state === this.chosen()));
  protected readonly changed = computed(() => this.chosen() !== this.change.state);
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected save(): void {
    const taken = this.taken();
    if (!taken || !this.changed() || this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    this.change.save(taken.state).subscribe({
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
