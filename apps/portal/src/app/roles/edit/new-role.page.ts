import { ChangeDetectionStrategy, Component, computed, inject, input, type OnInit, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Problem } from '@countersign/contracts';
import { newOnceKey } from '../../core/http/once';
import { problemOf } from '../../core/problem';
import { Crumbs } from '../../core/shell/crumbs';
import { roleCrumbs, rolesLink } from '../role-place';
import { RolesApi } from '../roles-api';
import { RoleForm } from './role-form';
import { noRole, type RoleInput } from './role-input';

/** Makes a role of one enterprise, or of the operators. */
@Component({
  selector: 'cs-new-role',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RoleForm],
  template: `@if (place() === null) {
      <h1 tabindex="-1" i18n="@@role.new">New role</h1>
    } @else {
      <h2 i18n="@@role.new">New role</h2>
    }
    <cs-role-form
      [place]="place()"
      [begin]="blank"
      [sending]="sending()"
      [problem]="problem()"
      (submitted)="create($event)"
    />`,
  styleUrl: './role-page.scss',
})
export class NewRolePage implements OnInit {
  readonly id = input<string>();
  private readonly api = inject(RolesApi);
  private readonly router = inject(Router);
  private readonly crumbs = inject(Crumbs);
  protected readonly place = computed(() => this.id() ?? null);
  /** One key a page: pressing twice, or again after a lost line, makes one role. */
  private readonly key = newOnceKey();
  protected readonly blank = noRole;
  protected readonly sending = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  ngOnInit(): void {
    if (this.place() === null) this.crumbs.set(roleCrumbs($localize`:@@role.new:New role`));
  }

  protected create(typed: RoleInput): void {
    const place = this.place();
    const where =
      place === null ? { scope: 'operator' as const } : { scope: 'enterprise' as const, enterpriseId: place };
    this.sending.set(true);
    this.problem.set(null);
    this.api.create({ ...typed, ...where }, this.key).subscribe({
      next: () => {
        void this.router.navigateByUrl(rolesLink(place));
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }
}
