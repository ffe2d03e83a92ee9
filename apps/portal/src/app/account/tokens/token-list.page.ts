import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { type ApiToken, apiToken, pageOf, type Problem } from '@countersign/contracts';
import { problemOf } from '../../core/problem';
import { Crumbs } from '../../core/shell/crumbs';
import { Confirm } from '../../shared/confirm/confirm';
import { Cell } from '../../shared/data-table/cell';
import { DataTable } from '../../shared/data-table/data-table';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { listUrl } from '../../shared/list-url';
import { Pager } from '../../shared/pager/pager';
import { allowedLines } from '../../shared/permissions/permission-words';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Now } from '../../shared/when/now';
import { When } from '../../shared/when/when';
import { AccountApi, tokensUrl } from '../account-api';
import { accountCrumbs } from '../account-crumbs';
import { tokenColumns } from './token-columns';

const tokenPage = pageOf(apiToken);

/** Keys for scripts that act in one's name. Their secrets were shown once; here is what each may do and until when. */
@Component({
  selector: 'cs-token-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Cell, DataTable, EmptyState, MatButton, MatIcon, MatIconButton, Pager, ProblemPanel, RouterLink, When],
  templateUrl: './token-list.page.html',
  styleUrl: './token-list.page.scss',
})
export class TokenListPage {
  private readonly api = inject(AccountApi);
  private readonly confirm = inject(Confirm);
  private readonly now = inject(Now);
  protected readonly url = listUrl({ sort: 'createdAt:desc', filters: [] });
  private readonly found = httpResource(() => ({ url: tokensUrl, params: this.url.params() }), {
    parse: (answer) => tokenPage.parse(answer),
  });
  protected readonly page = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly rows = computed(() => this.page()?.items);
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly problem = signal<Problem | null>(null);
  protected readonly columns = tokenColumns();
  protected readonly idOf = ({ id }: ApiToken) => id;
  protected readonly linesOf = ({ scopes }: ApiToken) => allowedLines(scopes);
  protected readonly emptyName = $localize`:@@tokens.empty:No API token yet. With one, a script does in your name what you allow it, and nothing more.`;

  constructor() {
    inject(Crumbs).set(accountCrumbs($localize`:@@account.tokens:API tokens`));
  }

  protected readAgain(): void {
    this.found.reload();
  }

  protected isOver({ expiresAt }: ApiToken): boolean {
    return Date.parse(expiresAt) <= this.now.ms();
  }

  // not i18n-aria-label: with a value inside, Angular sets a property instead of the attribute
  protected deleteName({ name }: ApiToken): string {
    return $localize`:@@tokens.deleteName:Delete ${name}:name:`;
  }

  protected async delete({ id, name }: ApiToken): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@tokens.delete.title:Delete ${name}:name:?`,
      text: $localize`:@@tokens.delete.text:Scripts that use it are refused from their next call on.`,
      act: $localize`:@@tokens.delete:Delete`,
      tone: 'danger',
    });
    if (!sure) return;
    this.problem.set(null);
    this.api.deleteToken(id).subscribe({
      next: () => {
        this.found.reload();
      },
      error: (error: unknown) => {
        this.problem.set(problemOf(error));
      },
    });
  }
}
