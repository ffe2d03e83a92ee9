import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTabsModule } from '@angular/material/tabs';
import { Router, RouterLink } from '@angular/router';
import type { Problem } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { problemOf } from '../../core/problem';
import { NotFoundPage } from '../../core/not-found/not-found.page';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { ObjectActivity } from '../../parts/audit/object-activity';
import { CertificateSummary } from '../../parts/certificate/certificate-summary';
import { Confirm } from '../../shared/confirm/confirm';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { When } from '../../shared/when/when';
import { requestCrumbs } from '../request-crumbs';
import { isOpen, lookOfRequest } from '../request-look';
import { RequestsApi } from '../requests-api';
import { WaitsFor } from '../waits-for';
import { stepToGoOn } from '../wizard/step-words';
import { WizardPage } from '../wizard/wizard.actions';
import { wizard } from '../wizard/wizard.state';
import { RequestFacts } from './request-facts';

/** One request as it stands: what it is, whom it waits for, the one act that its state allows, and what came of it. */
@Component({
  selector: 'cs-request-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CertificateSummary,
    MatButton,
    MatIcon,
    MatTabsModule,
    NgTemplateOutlet,
    NotFoundPage,
    ObjectActivity,
    ProblemPanel,
    RequestFacts,
    RouterLink,
    Skeleton,
    StatusBadge,
    WaitsFor,
    When,
  ],
  templateUrl: './request-detail.page.html',
  styleUrl: './request-detail.page.scss',
})
export class RequestDetailPage {
  readonly id = input.required<string>();
  /** `activity`, or nothing: what the request is. */
  readonly tab = input<string>();
  private readonly store = inject(Store);
  private readonly api = inject(RequestsApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly access = inject(Access);
  private readonly crumbs = inject(Crumbs);
  private readonly loaded = this.store.selectSignal(wizard.selectRequest);
  protected readonly request = computed(() => (this.loaded()?.id === this.id() ? this.loaded() : null));
  protected readonly unread = this.store.selectSignal(wizard.selectUnread);
  protected readonly notDone = signal<Problem | null>(null);
  protected readonly look = computed(() => lookOfRequest(this.request()?.status ?? 'draft'));
  protected readonly goOn = computed(() => {
    const request = this.request();
    const mine = request !== null && this.access.may('requests:edit', request.enterprise.id);
    return mine && isOpen(request.status) ? ['/requests', request.id, 'edit', stepToGoOn(request.steps)] : null;
  });
  protected readonly mayReadActivity = computed(() => this.access.may('audit:read', this.request()?.enterprise.id));
  protected readonly showsActivity = computed(() => this.tab() === 'activity');
  protected readonly mayDelete = computed(() => this.request()?.actions.includes('delete') === true);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.store.dispatch(WizardPage.opened({ id }));
      });
    });
    effect(() => {
      const number = this.request()?.number;
      if (number) this.crumbs.set(requestCrumbs(number));
    });
  }

  protected readAgain(): void {
    this.store.dispatch(WizardPage.shownAgain({ id: this.id() }));
  }

  protected async delete(number: string): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@request.delete.title:Delete ${number}:number:?`,
      text: $localize`:@@request.delete.text:The draft and what was typed in it go away for good. No certificate was made from it.`,
      act: $localize`:@@request.delete.act:Delete`,
      tone: 'danger',
    });
    if (!sure) return;
    this.api.delete(this.id()).subscribe({
      next: () => void this.router.navigateByUrl('/requests'),
      error: (error: unknown) => {
        this.notDone.set(problemOf(error));
      },
    });
  }
}
