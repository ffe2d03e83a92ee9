import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import type { Member, Problem } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { AccountActions } from '../../core/session/session.state';
import { Confirm } from '../../shared/confirm/confirm';
import { Changing } from './changing';
import { MembersApi } from './members-api';
import { removal } from './removal';

/** What can be done about one member, behind one button. */
@Component({
  selector: 'cs-member-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatIconButton, MatMenuModule],
  templateUrl: './member-acts.html',
})
export class MemberActs {
  readonly enterpriseId = input.required<string>();
  /** The enterprise's name where several stand together. */
  readonly place = input<string>();
  readonly member = input.required<Pick<Member, 'user' | 'role' | 'status'>>();
  readonly mayEdit = input.required<boolean>();
  readonly mayRemove = input.required<boolean>();
  /** Their role allows more than one's own: nothing of it can be taken from them. */
  readonly isBeyond = input(false);
  /** Done, or refused with a reason. */
  readonly done = output<Problem | null>();
  private readonly api = inject(MembersApi);
  private readonly changing = inject(Changing);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Access).session;
  private readonly store = inject(Store);
  protected readonly menuName = computed(
    () => $localize`:@@people.acts:Actions for ${this.place() ?? this.member().user.name}:name:`,
  );
  protected readonly isOneself = computed(() => this.session()?.user.id === this.member().user.id);

  protected changeRole(): void {
    const { user, role } = this.member();
    this.changing
      .role({
        ...{ name: user.name, place: this.enterpriseId(), roleId: role.id, isOneself: this.isOneself() },
        save: (roleId) => this.api.change(this.enterpriseId(), user.id, { roleId }),
      })
      .subscribe(this.tellDone);
  }

  protected changeState(): void {
    const { user, status } = this.member();
    this.changing
      .state({
        ...{ name: user.name, state: status, reach: 'here', isOneself: this.isOneself() },
        save: (state) => this.api.change(this.enterpriseId(), user.id, { status: state }),
      })
      .subscribe(this.tellDone);
  }

  protected async remove(): Promise<void> {
    const { user } = this.member();
    if (!(await this.confirm.ask(removal(user.name, this.isOneself(), this.place())))) return;
    this.api.remove(this.enterpriseId(), user.id).subscribe({
      next: () => {
        if (this.isOneself()) this.store.dispatch(AccountActions.changed());
        this.tellDone();
      },
      error: (error: unknown) => {
        this.done.emit(problemOf(error));
      },
    });
  }

  private readonly tellDone = (): void => {
    this.done.emit(null);
  };
}
