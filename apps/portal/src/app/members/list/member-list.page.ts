import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { type Member, memberPage, type Problem } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { Inviting } from '../../parts/inviting/inviting';
import { ChoiceFilter } from '../../shared/choice-filter/choice-filter';
import { heldIn, isWithin } from '../../parts/roles/granting';
import { roleChoices } from '../../parts/roles/role-choices';
import { Cell, PhoneCard } from '../../shared/data-table/cell';
import { DataTable } from '../../shared/data-table/data-table';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { listUrl } from '../../shared/list-url';
import { listed } from '../../core/http/listed';
import { Pager } from '../../shared/pager/pager';
import { anyState, personChips } from '../../shared/person-chips';
import { lookOfPerson } from '../../shared/person-look';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { SearchBox } from '../../shared/search-box/search-box';
import { StateChips } from '../../shared/state-chips/state-chips';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { When } from '../../shared/when/when';
import { membersAddress } from '../../parts/people/members-api';
import { MemberActs } from '../../parts/people/member-acts';
import { memberColumns } from './member-columns';

/** The people of an enterprise. The address is the state of the list. */
@Component({
  selector: 'cs-member-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Cell,
    ChoiceFilter,
    DataTable,
    EmptyState,
    MatButton,
    MatIcon,
    MemberActs,
    Pager,
    PhoneCard,
    ProblemPanel,
    RouterLink,
    SearchBox,
    StateChips,
    StatusBadge,
    When,
  ],
  templateUrl: './member-list.page.html',
  styleUrl: '../../shared/people-list.scss',
})
export class MemberListPage {
  readonly id = input.required<string>();
  private readonly access = inject(Access);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly inviting = inject(Inviting);
  protected readonly url = listUrl({ sort: 'name:asc', filters: ['status', 'roleId'] as const });
  protected readonly list = listed<Member>(
    () => ({ url: membersAddress(this.id()), params: this.url.params() }),
    (answer) => memberPage.parse(answer),
  );
  private readonly knownRoles = roleChoices(() => this.id());
  protected readonly roles = computed(() => (this.knownRoles() ?? []).map(({ id, name }) => ({ key: id, word: name })));
  protected readonly mayEdit = computed(() => this.access.may('users:edit', this.id()));
  protected readonly mayRemove = computed(() => this.access.may('users:delete', this.id()));
  /** Known only to who may read the roles; to the others the server says it. */
  protected readonly isBeyond = ({ role }: Member): boolean => {
    const known = this.knownRoles()?.find(({ id }) => id === role.id);
    return known !== undefined && !isWithin(known, heldIn(this.access, this.id()));
  };
  protected readonly refused = signal<Problem | null>(null);
  /** The address of whom one invited just now: they are no member before they accept. */
  protected readonly invited = signal<string | null>(null);
  protected readonly chips = personChips();
  protected readonly chosen = computed(() => this.url.filter('status') || anyState);
  private readonly allColumns = memberColumns();
  protected readonly columns = computed(() =>
    this.mayEdit() || this.mayRemove() ? this.allColumns : this.allColumns.filter(({ key }) => key !== 'acts'),
  );
  protected readonly idOf = ({ user }: Member) => user.id;
  protected readonly linkOf = ({ user }: Member) => (this.access.everywhere('users:read') ? `/users/${user.id}` : null);
  protected readonly lookOf = lookOfPerson;
  protected readonly searchName = $localize`:@@members.search:Name, e-mail`;
  protected readonly emptyName = $localize`:@@members.empty:Nobody has come in yet. Invite the first: whoever accepts stands here with the role that you chose.`;
  protected readonly nothingName = $localize`:@@members.nothing:No member matches what you look for.`;

  protected choose(key: string): void {
    this.url.narrow({ status: key === anyState ? '' : key });
  }

  protected invite(): void {
    this.inviting.toEnterprise(this.id()).subscribe((email) => {
      this.invited.set(email);
    });
  }

  protected done(problem: Problem | null): void {
    this.refused.set(problem);
    if (problem === null) void this.announcer.announce($localize`:@@people.done:Done`);
    this.list.readAgain();
  }
}
