import { LiveAnnouncer } from '@angular/cdk/a11y';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { enterpriseProfiles, type Problem } from '@countersign/contracts';
import { ofResource } from '../../core/http/resource-version';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { EnterprisesApi, profilesAddress } from '../enterprises-api';
import { allProfiles } from './all-profiles';
import { ProfileChooser } from './profile-chooser';

/** Which certificate types an enterprise may use: operators choose, its own people read. */
@Component({
  selector: 'cs-enterprise-profiles',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, MatButton, ProblemPanel, ProfileChooser, Skeleton],
  templateUrl: './enterprise-profiles.page.html',
  styleUrl: './enterprise-profiles.page.scss',
})
export class EnterpriseProfilesPage {
  readonly id = input.required<string>();
  private readonly api = inject(EnterprisesApi);
  private readonly access = inject(Access);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly mayEdit = computed(
    () => this.access.everywhere('policies:edit') && this.access.everywhere('profiles:read'),
  );
  private readonly address = computed(() => profilesAddress(this.id()));
  private readonly assigned = httpResource(() => ({ url: this.address(), context: ofResource(this.address()) }), {
    parse: (answer) => enterpriseProfiles.parse(answer).items,
  });
  private readonly every = allProfiles(() => this.mayEdit());
  protected readonly unread = computed(() => {
    const error = this.assigned.error() ?? this.every.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly own = computed(() => (this.assigned.hasValue() ? this.assigned.value() : null));
  protected readonly all = computed(() => (this.every.hasValue() ? this.every.value() : null));
  protected readonly chosen = linkedSignal<readonly string[]>(() => this.own()?.map(({ id }) => id) ?? []);
  protected readonly changed = computed(() => {
    const before = new Set(this.own()?.map(({ id }) => id));
    return before.size !== this.chosen().length || this.chosen().some((id) => !before.has(id));
  });
  protected readonly saving = signal(false);
  protected readonly saved = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected choose(ids: readonly string[]): void {
    this.chosen.set(ids);
    this.saved.set(false);
  }

  protected save(): void {
    if (this.saving() || !this.changed()) return;
    this.saving.set(true);
    this.problem.set(null);
    this.api.saveProfiles(this.id(), [...this.chosen()]).subscribe({
      next: ({ items }) => {
        this.saving.set(false);
        this.assigned.set(items);
        this.saved.set(true);
        void this.announcer.announce($localize`:@@profiles.saved:Saved`);
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.problem.set(problemOf(error));
      },
    });
  }

  protected readAgain(): void {
    this.problem.set(null);
    this.assigned.reload();
    this.every.reload();
  }
}
