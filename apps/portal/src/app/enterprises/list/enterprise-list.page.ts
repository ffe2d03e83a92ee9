import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { enterprisePage, type Enterprise } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { countText } from '../../shared/count-text';
import { Cell, PhoneCard } from '../../shared/data-table/cell';
import { DataTable } from '../../shared/data-table/data-table';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Keys } from '../../shared/keys/keys';
import { listUrl } from '../../shared/list-url';
import { Pager } from '../../shared/pager/pager';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { SearchBox } from '../../shared/search-box/search-box';
import { type StateChip, StateChips } from '../../shared/state-chips/state-chips';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { When } from '../../shared/when/when';
import { listCrumbs } from '../enterprise-crumbs';
import { lookOfEnterprise } from '../enterprise-look';
import { enterpriseColumns } from './enterprise-columns';

const all = 'all';

/** Every enterprise of this installation. The address is the state of the list. */
@Component({
  selector: 'cs-enterprise-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Cell,
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
  templateUrl: './enterprise-list.page.html',
  styleUrl: './enterprise-list.page.scss',
})
export class EnterpriseListPage {
  private readonly access = inject(Access);
  protected readonly url = listUrl({ sort: 'name:asc', filters: ['active'] as const });
  private readonly found = httpResource(() => ({ url: '/api/v1/enterprises', params: this.url.params() }), {
    parse: (answer) => enterprisePage.parse(answer),
  });
  protected readonly page = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly rows = computed(() => this.page()?.items);
  protected readonly problem = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly mayRegister = computed(() => this.access.everywhere('enterprises:edit'));
  protected readonly chosen = computed(() => this.url.filter('active') || all);
  protected readonly chips: StateChip[] = [
    { key: all, label: $localize`:@@enterprises.all:All`, count: null },
    { key: 'true', label: $localize`:@@enterprise.active:Active`, count: null },
    { key: 'false', label: $localize`:@@enterprise.inactive:Inactive`, count: null },
  ];
  protected readonly columns = enterpriseColumns();
  protected readonly idOf = ({ id }: Enterprise) => id;
  protected readonly linkOf = ({ id }: Enterprise) => `/enterprises/${id}/overview`;
  protected readonly lookOf = lookOfEnterprise;
  protected readonly count = countText;
  protected readonly searchName = $localize`:@@enterprises.search:Name, assumed name`;
  protected readonly emptyName = $localize`:@@enterprises.empty:No enterprise yet. Register the first: its owner gets an invitation and brings in the others.`;
  protected readonly nothingName = $localize`:@@enterprises.nothing:No enterprise matches what you look for.`;

  constructor() {
    inject(Crumbs).set(listCrumbs());
    const router = inject(Router);
    const forget = inject(Keys).when('n', () => {
      if (this.mayRegister()) void router.navigateByUrl('/enterprises/new');
    });
    inject(DestroyRef).onDestroy(forget);
  }

  protected choose(key: string): void {
    this.url.narrow({ active: key === all ? '' : key });
  }

  protected readAgain(): void {
    this.found.reload();
  }
}
