import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatTabsModule } from '@angular/material/tabs';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { NotFoundPage } from '../../core/not-found/not-found.page';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { enterpriseCrumbs } from '../enterprise-crumbs';
import { lookOfEnterprise } from '../enterprise-look';
import { OpenEnterprise } from '../open-enterprise';
import { enterpriseTabs } from './enterprise-tabs';

/** One enterprise: its name, its state, its tabs. What a tab shows is a page of its own. */
@Component({
  selector: 'cs-enterprise-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatTabsModule, NotFoundPage, ProblemPanel, RouterLink, RouterOutlet, Skeleton, StatusBadge],
  providers: [OpenEnterprise],
  templateUrl: './enterprise-frame.html',
  styleUrl: './enterprise-frame.scss',
})
export class EnterpriseFrame {
  readonly id = input.required<string>();
  private readonly access = inject(Access);
  private readonly router = inject(Router);
  private readonly crumbs = inject(Crumbs);
  private readonly open = inject(OpenEnterprise);
  protected readonly enterprise = this.open.now;
  protected readonly problem = this.open.problem;
  protected readonly lookOf = lookOfEnterprise;
  protected readonly tabs = computed(() =>
    enterpriseTabs().filter(({ permission }) => this.access.may(permission, this.id())),
  );
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly current = computed(() => /^\/enterprises\/[^/]+\/([^/?#]+)/.exec(this.url())?.[1] ?? 'overview');

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.open.show(id);
      });
    });
    effect(() => {
      const enterprise = this.enterprise();
      const tab = this.tabs().find(({ path }) => path === this.current());
      if (enterprise === null || !tab) return;
      const mayList = this.access.everywhere('enterprises:read');
      this.crumbs.set(enterpriseCrumbs(mayList, enterprise.id, enterprise.name, tab.label));
    });
  }

  protected readAgain(): void {
    this.open.readAgain();
  }
}
