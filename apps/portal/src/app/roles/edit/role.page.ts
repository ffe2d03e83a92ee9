import { LiveAnnouncer } from '@angular/cdk/a11y';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { type Problem, role } from '@countersign/contracts';
import { ofResource } from '../../core/http/resource-version';
import { NotFoundPage } from '../../core/not-found/not-found.page';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { Confirm } from '../../shared/confirm/confirm';
import { PermissionGrid } from '../../shared/permissions/permission-grid';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { allowedIn, heldIn, isWithin, mayHere } from '../../parts/roles/granting';
import { roleCrumbs, rolesLink } from '../role-place';
import { roleAddress, RolesApi } from '../roles-api';
import type { MayBeUnsaved } from './left-unsaved';
import { RoleForm } from './role-form';
import { roleHolders } from './role-holders';
import { roleInput, type RoleInput } from './role-input';
import { whyUndeletable } from './undeletable';
import { whyFixed } from './why-fixed';

/** One role: to be changed by who holds all of it, to be read by the others. */
@Component({
  selector: 'cs-role',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon, NotFoundPage, PermissionGrid, ProblemPanel, RoleForm, RouterLink, Skeleton],
  templateUrl: './role.page.html',
  styleUrl: './role-page.scss',
})
export class RolePage implements MayBeUnsaved {
  readonly id = input<string>();
  readonly roleId = input.required<string>();
  private readonly api = inject(RolesApi);
  private readonly access = inject(Access);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly found = httpResource(
    () => ({ url: roleAddress(this.roleId()), context: ofResource(roleAddress(this.roleId())) }),
    { parse: (answer) => role.parse(answer) },
  );
  private readonly form = viewChild(RoleForm);
  protected readonly place = computed(() => this.id() ?? null);
  private readonly read = computed(() => (this.found.hasValue() ? this.found.value() : null));
  /** A role of another place is not of this page. */
  protected readonly isElsewhere = computed(() => {
    const role = this.read();
    return role !== null && role.enterpriseId !== this.place();
  });
  protected readonly role = computed(() => (this.isElsewhere() ? null : this.read()));
  protected readonly holders = roleHolders(() => ({ place: this.place(), roleId: this.roleId() }));
  protected readonly holdersLink = computed(() => {
    const place = this.place();
    return place === null ? '/access/operators' : `/enterprises/${place}/members`;
  });
  protected readonly holdersQuery = computed(() => (this.place() === null ? {} : { roleId: this.roleId() }));
  protected readonly mayCreate = computed(() => mayHere(this.access, 'roles:edit', this.place()));
  protected readonly newLink = computed(() => `${rolesLink(this.place())}/new`);
  private readonly holdsAll = computed(() => {
    const role = this.role();
    return role !== null && isWithin(role, heldIn(this.access, this.place()));
  });
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly begin = computed(() => {
    const role = this.role();
    return role === null ? null : roleInput(role);
  });
  protected readonly offered = computed(() => allowedIn(this.place()));
  /** Why it can't be changed; null when it can. */
  protected readonly fixed = computed(() => {
    const role = this.role();
    if (role === null) return null;
    return whyFixed(role, {
      mayEdit: mayHere(this.access, 'roles:edit', this.place()),
      holdsAll: this.holdsAll(),
    });
  });
  protected readonly mayDelete = computed(
    () => this.role()?.builtIn === false && mayHere(this.access, 'roles:delete', this.place()),
  );
  protected readonly undeletable = computed(() => whyUndeletable(this.holders(), this.holdsAll()));
  protected readonly sending = signal(false);
  protected readonly saved = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly undeleted = signal<Problem | null>(null);

  constructor() {
    const crumbs = inject(Crumbs);
    effect(() => {
      const role = this.role();
      if (role !== null && this.place() === null) crumbs.set(roleCrumbs(role.name));
    });
  }

  isUnsaved(): boolean {
    return this.form()?.isUnsaved() === true;
  }

  protected save(typed: RoleInput): void {
    this.sending.set(true);
    this.saved.set(false);
    this.problem.set(null);
    this.api.change(this.roleId(), typed).subscribe({
      next: (changed) => {
        this.sending.set(false);
        this.saved.set(true);
        this.found.set(changed);
        void this.announcer.announce(
          $localize`:@@role.saved:Saved. It holds at the next call of whoever has this role.`,
        );
      },
      error: (error: unknown) => {
        this.sending.set(false);
        const problem = problemOf(error);
        this.problem.set(problem);
        if (problem.code === 'changed-meanwhile') this.api.read(this.roleId()).subscribe(); // the next press saves over it
      },
    });
  }

  protected async delete(): Promise<void> {
    if (this.undeletable() !== null) return;
    const name = this.role()?.name ?? '';
    const sure = await this.confirm.ask({
      title: $localize`:@@role.delete.title:Delete the role ${name}:role:?`,
      text: $localize`:@@role.delete.text:Nobody has it, so nobody loses anything. This can't be taken back.`,
      act: $localize`:@@role.delete:Delete role`,
      tone: 'danger',
    });
    if (!sure) return;
    this.undeleted.set(null);
    this.api.delete(this.roleId()).subscribe({
      next: () => {
        this.form()?.settle();
        void this.router.navigateByUrl(rolesLink(this.place()));
      },
      error: (error: unknown) => {
        this.undeleted.set(problemOf(error));
      },
    });
  }

  protected readAgain(): void {
    this.found.reload();
  }
}
