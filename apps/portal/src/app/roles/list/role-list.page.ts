import { ChangeDetectionStrategy, Component, computed, inject, input, type OnInit } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { type Role, rolePage } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { Cell, PhoneCard } from '../../shared/data-table/cell';
import { DataTable } from '../../shared/data-table/data-table';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { listUrl } from '../../shared/list-url';
import { listed } from '../../core/http/listed';
import { Pager } from '../../shared/pager/pager';
import { allowedLines } from '../../shared/permissions/permission-words';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { SearchBox } from '../../shared/search-box/search-box';
import { mayHere } from '../../parts/roles/granting';
import { roleCrumbs, rolesLink } from '../role-place';
import { rolesAddress, rolesIn } from '../../parts/roles/role-question';
import { kindWord, roleColumns } from './role-columns';

/** The roles of one enterprise, or those of the operators. */
@Component({
  selector: 'cs-role-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Cell, DataTable, EmptyState, MatButton, MatIcon, Pager, PhoneCard, ProblemPanel, RouterLink, SearchBox],
  templateUrl: './role-list.page.html',
  styleUrl: '../../shared/people-list.scss',
})
export class RoleListPage implements OnInit {
  /** The enterprise; without one the operators' roles are listed. */
  readonly id = input<string>();
  private readonly access = inject(Access);
  private readonly crumbs = inject(Crumbs);
  protected readonly place = computed(() => this.id() ?? null);
  protected readonly url = listUrl({ sort: 'name:asc', filters: [] });
  protected readonly list = listed<Role>(
    () => ({ url: rolesAddress, params: { ...this.url.params(), ...rolesIn(this.place()) } }),
    (answer) => rolePage.parse(answer),
  );
  protected readonly mayCreate = computed(() => mayHere(this.access, 'roles:edit', this.place()));
  protected readonly newLink = computed(() => `${rolesLink(this.place())}/new`);
  protected readonly columns = roleColumns();
  protected readonly idOf = ({ id }: Role) => id;
  protected readonly linkOf = ({ id }: Role) => `${rolesLink(this.place())}/${id}`;
  protected readonly kind = kindWord;
  protected readonly searchName = $localize`:@@roles.search:Name of a role`;
  protected readonly nothingName = $localize`:@@roles.nothing:No role matches what you look for.`;

  ngOnInit(): void {
    if (this.place() === null) this.crumbs.set(roleCrumbs());
  }

  protected allows({ permissions }: Role): string {
    return allowedLines(permissions).join(' · ');
  }
}
