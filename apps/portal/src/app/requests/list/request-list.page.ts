import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { requestFacets, requestPage, type RequestSummary } from '@countersign/contracts';
import { debounceTime, filter } from 'rxjs';
import { ChosenEnterprise } from '../../core/enterprise/chosen-enterprise';
import { enterpriseChoices } from '../../core/enterprise/enterprise-choices';
import { Live } from '../../core/live/live';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { ChoiceFilter } from '../../shared/choice-filter/choice-filter';
import { Cell, PhoneCard } from '../../shared/data-table/cell';
import { DataTable } from '../../shared/data-table/data-table';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Keys } from '../../shared/keys/keys';
import { listUrl } from '../../shared/list-url';
import { Pager } from '../../shared/pager/pager';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { SearchBox } from '../../shared/search-box/search-box';
import { StateChips } from '../../shared/state-chips/state-chips';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { When } from '../../shared/when/when';
import { listedTypes } from '../choices';
import { listCrumbs } from '../request-crumbs';
import { lookOfRequest } from '../request-look';
import { WaitsFor } from '../waits-for';
import { createdSpans } from './created-filter';
import { facetsQuestionOf, questionOf, requestFilters } from './list-question';
import { requestColumns } from './request-columns';
import { addressLine, subjectName } from './subject-name';
import { all, needsYou, stateChoices } from './state-choices';

/** News in a burst (a plan of ten checks) ask for the list once. */
const newsPause = 800;

/** All requests that the person may see. The address is the state of the list. */
@Component({
  selector: 'cs-request-list',
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
    WaitsFor,
    When,
  ],
  templateUrl: './request-list.page.html',
  styleUrl: './request-list.page.scss',
})
export class RequestListPage {
  private readonly access = inject(Access);
  private readonly enterprise = inject(ChosenEnterprise);
  protected readonly url = listUrl({ sort: 'updatedAt:desc', filters: requestFilters });
  private readonly question = computed(() => questionOf(this.url.params(), new Date()));
  private readonly found = httpResource(() => ({ url: '/api/v1/requests', params: this.question() }), {
    parse: (answer) => requestPage.parse(answer),
  });
  private readonly counted = httpResource(
    () => ({ url: '/api/v1/requests/facets', params: facetsQuestionOf(this.url.params(), new Date()) }),
    { parse: (answer) => requestFacets.parse(answer) },
  );

  protected readonly page = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly rows = computed(() => this.page()?.items);
  protected readonly problem = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly chosen = computed(() => {
    if (this.url.filter('needsMe') === 'true') return needsYou;
    return this.url.filter('status') || all;
  });
  protected readonly chips = computed(() =>
    stateChoices(this.counted.hasValue() ? this.counted.value() : null, this.chosen()),
  );
  /** Who has but one enterprise has nothing to narrow the list to. */
  protected readonly hasEnterprises = this.enterprise.canChoose;
  protected readonly enterprises = enterpriseChoices();
  protected readonly types = listedTypes(
    computed(() => this.url.filter('enterpriseId') || (this.enterprises()?.[0]?.key ?? null)),
  );
  protected readonly spans = createdSpans().map(({ key, word }) => ({ key, word }));
  protected readonly columns = requestColumns();
  protected readonly mayCreate = computed(() => this.access.may('requests:edit'));
  protected readonly idOf = ({ id }: RequestSummary) => id;
  protected readonly linkOf = ({ id }: RequestSummary) => `/requests/${id}`;
  protected readonly lookOf = lookOfRequest;
  protected readonly nameIn = subjectName;
  protected readonly secondLine = addressLine;
  protected readonly searchName = $localize`:@@requests.search:E-mail, name, serial, number`;
  protected readonly emptyName = $localize`:@@requests.empty:No request yet. A request leads from your key to a certificate for your e-mail address.`;
  protected readonly nothingName = $localize`:@@requests.nothing:Nothing matches what you look for.`;

  constructor() {
    inject(Crumbs).set(listCrumbs());
    const router = inject(Router);
    const forget = inject(Keys).when('n', () => void router.navigateByUrl('/requests/new'));
    inject(DestroyRef).onDestroy(forget);
    inject(Live)
      .events.pipe(
        filter(({ type }) => type === 'request' || type === 'reset'),
        debounceTime(newsPause),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.readAgain();
      });
  }

  protected readAgain(): void {
    this.found.reload();
    this.counted.reload();
  }

  /** The filter and the switcher of the menu say the same. */
  protected look(enterpriseId: string): void {
    const taken = this.enterprises()?.find(({ key }) => key === enterpriseId);
    this.enterprise.choose(taken ? { id: taken.key, name: taken.word } : null);
    this.url.narrow({ enterpriseId });
  }

  protected clear(): void {
    this.enterprise.choose(null);
    this.url.clear();
  }

  protected choose(key: string): void {
    this.url.narrow({ needsMe: key === needsYou ? 'true' : '', status: key === all || key === needsYou ? '' : key });
  }
}
