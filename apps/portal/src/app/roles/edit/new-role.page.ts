import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  type OnInit,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { type Problem, role } from '@countersign/contracts';
import { newOnceKey } from '../../core/http/once';
import { NotFoundPage } from '../../core/not-found/not-found.page';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { heldIn } from '../../parts/roles/granting';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { roleCrumbs, rolesLink } from '../role-place';
import { roleAddress, RolesApi } from '../roles-api';
import type { MayBeUnsaved } from './left-unsaved';
import { RoleForm } from './role-form';
import { copyOf, noRole, type RoleInput } from './role-input';

/** Makes a role of one enterprise, or of the operators: empty at first, or as another one is. */
@Component({
  selector: 'cs-new-role',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NotFoundPage, ProblemPanel, RoleForm, Skeleton],
  templateUrl: './new-role.page.html',
  styleUrl: './role-page.scss',
})
export class NewRolePage implements OnInit, MayBeUnsaved {
  readonly id = input<string>();
  /** The role that is copied. */
  readonly from = input<string>();
  private readonly access = inject(Access);
  private readonly api = inject(RolesApi);
  private readonly router = inject(Router);
  private readonly crumbs = inject(Crumbs);
  private readonly form = viewChild(RoleForm);
  private readonly found = httpResource(
    () => {
      const from = this.from();
      return from === undefined ? undefined : { url: roleAddress(from) };
    },
    { parse: (answer) => role.parse(answer) },
  );
  /** One key a page: pressing twice, or again after a lost line, makes one role. */
  private readonly key = newOnceKey();
  protected readonly place = computed(() => this.id() ?? null);
  protected readonly model = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly begin = computed(() => {
    if (this.from() === undefined) return noRole;
    const model = this.model();
    return model === null ? null : copyOf(model, heldIn(this.access, this.place()));
  });
  /** How much of the model one does not hold, and so can't give. */
  protected readonly leftOut = computed(
    () => (this.model()?.permissions.length ?? 0) - (this.begin()?.permissions.length ?? 0),
  );
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  ngOnInit(): void {
    if (this.place() === null) this.crumbs.set(roleCrumbs($localize`:@@role.new:New role`));
  }

  isUnsaved(): boolean {
    return this.form()?.isUnsaved() === true;
  }

  protected create(typed: RoleInput): void {
    const place = this.place();
    const where =
      place === null ? { scope: 'operator' as const } : { scope: 'enterprise' as const, enterpriseId: place };
    this.sending.set(true);
    this.problem.set(null);
    this.api.create({ ...typed, ...where }, this.key).subscribe({
      next: () => {
        this.form()?.settle();
        void this.router.navigateByUrl(rolesLink(place));
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }

  protected readAgain(): void {
    this.found.reload();
  }
}
