import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import type { Problem, User } from '@countersign/contracts';
import { map, type Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Changing } from '../../parts/people/changing';
import { Confirm } from '../../shared/confirm/confirm';
import { lookOfPerson } from '../../shared/person-look';
import { meaningOf } from '../../shared/person-states';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { UsersApi } from '../users-api';
import { isLastOperator } from './last-operator';
import { deletion, factorRemoval, signOutOf } from './person-questions';
import type { Powers } from './person-powers';

/** What can be done about a person, everywhere at once. */
@Component({
  selector: 'cs-person-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, ProblemPanel, StatusBadge],
  templateUrl: './person-acts.html',
  styleUrl: './person-acts.scss',
})
export class PersonActs {
  readonly person = input.required<User>();
  readonly powers = input.required<Powers>();
  /** What was done, in words. */
  readonly done = output<string>();
  private readonly api = inject(UsersApi);
  private readonly changing = inject(Changing);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(Access).session;
  private readonly isOneself = computed(() => this.session()?.user.id === this.person().id);
  protected readonly look = computed(() => lookOfPerson(this.person().status));
  protected readonly means = computed(() => meaningOf(this.person().status, 'everywhere'));
  protected readonly isInvited = computed(() => this.person().status === 'invited');
  /** Where nobody would be left to set anything right, neither state nor role nor being there is changed. */
  protected readonly isLast = isLastOperator(() => this.person());
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly note = signal<string | null>(null);

  protected changeState(): void {
    const { id, name, status: state } = this.person();
    this.changing
      .state({
        ...{ name, state, reach: 'everywhere', isOneself: this.isOneself() },
        save: (status) => this.api.change(id, { status }),
      })
      .subscribe(() => {
        this.done.emit($localize`:@@person.stateChanged:State changed`);
      });
  }

  protected changeRole(): void {
    const { id, name, role } = this.person();
    this.changing
      .role({
        ...{ name, place: null, roleId: role?.id ?? '', isOneself: this.isOneself() },
        save: (roleId) => this.api.change(id, { roleId }),
      })
      .subscribe(() => {
        this.done.emit($localize`:@@person.roleChanged:Role changed`);
      });
  }

  protected resend(): void {
    const { id, email } = this.person();
    this.send(this.api.resend(id).pipe(map(() => $localize`:@@invite.sent:Invitation sent to ${email}:email:`)));
  }

  protected async signOut(): Promise<void> {
    const { id, name } = this.person();
    if (!(await this.confirm.ask(signOutOf(name)))) return;
    this.send(this.api.signOut(id).pipe(map(() => $localize`:@@person.signedOut:Signed out everywhere`)));
  }

  protected async removeFactor(): Promise<void> {
    const { id, name } = this.person();
    if (!(await this.confirm.ask(factorRemoval(name)))) return;
    this.begin();
    this.api.removeFactor(id).subscribe({
      next: () => {
        this.busy.set(false);
        this.done.emit($localize`:@@person.factorRemoved:Second factor taken away`);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        const problem = problemOf(error);
        if (problem.status === 404)
          this.note.set($localize`:@@person.noFactor:${name}:name: has set up no second factor.`);
        else this.problem.set(problem);
      },
    });
  }

  protected async delete(): Promise<void> {
    const { id } = this.person();
    if (!(await this.confirm.ask(deletion(this.person())))) return;
    this.begin();
    this.api.delete(id).subscribe({
      next: () => {
        void this.announcer.announce($localize`:@@person.deleted:Account deleted`);
        void this.router.navigateByUrl('/users');
      },
      error: this.refuse,
    });
  }

  /** The change says in words what it did. */
  private send(change: Observable<string>): void {
    this.begin();
    change.subscribe({
      next: (told) => {
        this.busy.set(false);
        this.done.emit(told);
      },
      error: this.refuse,
    });
  }

  private begin(): void {
    this.busy.set(true);
    this.problem.set(null);
    this.note.set(null);
  }

  private readonly refuse = (error: unknown): void => {
    this.busy.set(false);
    this.problem.set(problemOf(error));
  };
}
