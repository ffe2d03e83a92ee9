import { ChangeDetectionStrategy, Component, computed, inject, input, type OnInit } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { type User, userPage } from '@countersign/contracts';
import { ChosenEnterprise } from '../../core/enterprise/chosen-enterprise';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { Inviting } from '../../parts/inviting/inviting';
import { enterpriseChoices } from '../../core/enterprise/enterprise-choices';
import { ChoiceFilter } from '../../shared/choice-filter/choice-filter';
import { mayHere } from '../../parts/roles/granting';
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
import { kindWord, operatorsCrumbs, placeOf, usersCrumbs } from '../user-words';
import { usersAddress } from '../users-api';
import { userColumns } from './user-columns';

/** Everybody with an account, or the operators alone. The address is the state of the list. */
@Component({
  selector: 'cs-user-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Cell,
    ChoiceFilter,
    DataTable,
    EmptyState,
    MatButton,
    MatIcon,
    Pager,
    PhoneCard,
    ProblemPanel,
    RouterLink,
    SearchBox,
    StateChips,
    StatusBadge,
    When,
  ],
  templateUrl: './user-list.page.html',
  styleUrl: '../../shared/people-list.scss',
})
export class UserListPage implements OnInit {
  /** Set by the route of the operators. */
  readonly operators = input(false);
  private readonly access = inject(Access);
  private readonly crumbs = inject(Crumbs);
  private readonly inviting = inject(Inviting);
  private readonly enterprise = inject(ChosenEnterprise);
  protected readonly url = listUrl({ sort: 'name:asc', filters: ['status', 'kind', 'enterpriseId'] as const });
  protected readonly list = listed<User>(
    () => ({
      url: usersAddress,
      params: { ...this.url.params(), ...(this.operators() && { kind: 'operator' }) },
    }),
    (answer) => userPage.parse(answer),
  );
  protected readonly enterprises = enterpriseChoices();
  protected readonly kinds = (['operator', 'member'] as const).map((kind) => ({ key: kind, word: kindWord(kind) }));
  protected readonly mayInvite = computed(() => this.operators() && mayHere(this.access, 'users:edit', null));
  protected readonly chips = personChips();
  protected readonly chosen = computed(() => this.url.filter('status') || anyState);
  protected readonly columns = computed(() => userColumns(this.operators()));
  protected readonly title = computed(() =>
    this.operators() ? $localize`:@@menu.operators:Operators` : $localize`:@@menu.users:Users`,
  );
  protected readonly idOf = ({ id }: User) => id;
  protected readonly linkOf = ({ id }: User) => `/users/${id}`;
  protected readonly lookOf = lookOfPerson;
  protected readonly placeOf = placeOf;
  protected readonly searchName = $localize`:@@members.search:Name, e-mail`;
  protected readonly emptyName = $localize`:@@users.empty:Nobody here yet. People come in by invitation: into an enterprise, or as operators.`;
  protected readonly nothingName = $localize`:@@users.nothing:Nobody matches what you look for.`;

  ngOnInit(): void {
    this.crumbs.set(this.operators() ? operatorsCrumbs() : usersCrumbs());
  }

  protected choose(key: string): void {
    this.url.narrow({ status: key === anyState ? '' : key });
  }

  /** The filter and the switcher of the menu say the same. */
  protected look(enterpriseId: string): void {
    const taken = this.enterprises()?.find(({ key }) => key === enterpriseId);
    this.enterprise.choose(taken ? { id: taken.key, name: taken.word } : null);
    this.url.narrow({ enterpriseId });
  }

  protected invite(): void {
    this.inviting.toOperators().subscribe(() => {
      this.list.readAgain();
    });
  }
}
