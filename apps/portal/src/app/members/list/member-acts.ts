import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import type { Member, Problem } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { ChangeRoleDialog, type RoleChange } from '../../parts/roles/change-role.dialog';
import { Confirm } from '../../shared/confirm/confirm';
import { type StateAct, stateActs } from '../../shared/person-acts';
import { MembersApi } from '../members-api';

/** What can be done about one member, behind one button. */
@Component({
  selector: 'cs-member-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatIconButton, MatMenuModule],
  templateUrl: './member-acts.html',
})
export class MemberActs {
  readonly enterpriseId = input.required<string>();
  readonly member = input.required<Member>();
  readonly mayEdit = input.required<boolean>();
  readonly mayRemove = input.required<boolean>();
  /** Done, or refused with a reason. */
  readonly done = output<Problem | null>();
  private readonly api = inject(MembersApi);
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  protected readonly menuName = computed(() => $localize`:@@people.acts:Actions for ${this.member().user.name}:name:`);
  protected readonly acts = computed(() => stateActs(this.member().status, this.member().user.name, 'here'));

  protected changeRole(): void {
    const { user, role } = this.member();
    const change: RoleChange = {
      name: user.name,
      place: this.enterpriseId(),
      roleId: role.id,
      save: (roleId) => this.api.change(this.enterpriseId(), user.id, { roleId }),
    };
    this.dialog
      .open<ChangeRoleDialog, RoleChange, boolean>(ChangeRoleDialog, { data: change })
      .afterClosed()
      .subscribe((changed) => {
        if (changed === true) this.done.emit(null);
      });
  }

  protected async set({ state, question }: StateAct): Promise<void> {
    if (!(await this.confirm.ask(question))) return;
    this.send(this.api.change(this.enterpriseId(), this.member().user.id, { status: state }));
  }

  protected async remove(): Promise<void> {
    const { user } = this.member();
    const sure = await this.confirm.ask({
      title: $localize`:@@member.remove.title:Remove ${user.name}:name: from this enterprise?`,
      text: $localize`:@@member.remove.text:They lose access to it at once. Their account stays, and so do certificates that were issued. To come back they need a new invitation.`,
      act: $localize`:@@member.remove:Remove`,
      tone: 'danger',
    });
    if (sure) this.send(this.api.remove(this.enterpriseId(), user.id));
  }

  private send(change: Observable<unknown>): void {
    change.subscribe({
      next: () => {
        this.done.emit(null);
      },
      error: (error: unknown) => {
        this.done.emit(problemOf(error));
      },
    });
  }
}
