import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import type { Problem, User } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { ChangeRoleDialog, type RoleChange } from '../../parts/roles/change-role.dialog';
import { Confirm } from '../../shared/confirm/confirm';
import { type StateAct, stateActs } from '../../shared/person-acts';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { UsersApi } from '../users-api';
import type { Powers } from './person-powers';

/** What can be done about a person, everywhere at once. */
@Component({
  selector: 'cs-person-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, ProblemPanel],
  templateUrl: './person-acts.html',
  styleUrl: './person-acts.scss',
})
export class PersonActs {
  readonly person = input.required<User>();
  readonly powers = input.required<Powers>();
  /** What was done, in words. */
  readonly done = output<string>();
  private readonly api = inject(UsersApi);
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  protected readonly acts = computed(() => stateActs(this.person().status, this.person().name, 'everywhere'));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async set({ state, question }: StateAct): Promise<void> {
    if (!(await this.confirm.ask(question))) return;
    this.send(this.api.change(this.person().id, { status: state }), $localize`:@@person.stateChanged:State changed`);
  }

  protected changeRole(): void {
    const { id, name, role } = this.person();
    const change: RoleChange = {
      name,
      place: null,
      roleId: role?.id ?? '',
      save: (roleId) => this.api.change(id, { roleId }),
    };
    this.dialog
      .open<ChangeRoleDialog, RoleChange, boolean>(ChangeRoleDialog, { data: change })
      .afterClosed()
      .subscribe((changed) => {
        if (changed === true) this.done.emit($localize`:@@person.roleChanged:Role changed`);
      });
  }

  protected resend(): void {
    const { id, email } = this.person();
    this.send(this.api.resend(id), $localize`:@@invite.sent:Invitation sent to ${email}:email:`);
  }

  protected async signOut(): Promise<void> {
    const { id, name } = this.person();
    const sure = await this.confirm.ask({
      title: $localize`:@@person.signOut.title:Sign ${name}:name: out everywhere?`,
      text: $localize`:@@person.signOut.text:All their sessions end at once. They can sign in again.`,
      act: $localize`:@@person.signOut:Sign out everywhere`,
    });
    if (sure) this.send(this.api.signOut(id), $localize`:@@person.signedOut:Signed out everywhere`);
  }

  protected async delete(): Promise<void> {
    const { id, name } = this.person();
    const sure = await this.confirm.ask({
      title: $localize`:@@person.delete.title:Delete the account of ${name}:name:?`,
      text: $localize`:@@person.delete.text:They lose every membership, session and token, at once and for good. Certificates and the audit log stay.`,
      act: $localize`:@@person.delete:Delete account`,
      tone: 'danger',
    });
    if (!sure) return;
    this.problem.set(null);
    this.api.delete(id).subscribe({
      next: () => {
        void this.router.navigateByUrl('/users');
      },
      error: (error: unknown) => {
        this.problem.set(problemOf(error));
      },
    });
  }

  private send(change: Observable<unknown>, told: string): void {
    this.busy.set(true);
    this.problem.set(null);
    change.subscribe({
      next: () => {
        this.busy.set(false);
        this.done.emit(told);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
