import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { type Invitation, invitationPage, invitationStates, type Problem } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { Cell, PhoneCard } from '../../shared/data-table/cell';
import { DataTable } from '../../shared/data-table/data-table';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { listUrl } from '../../shared/list-url';
import { listed } from '../../core/http/listed';
import { Pager } from '../../shared/pager/pager';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { SearchBox } from '../../shared/search-box/search-box';
import { type StateChip, StateChips } from '../../shared/state-chips/state-chips';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { Now } from '../../shared/when/now';
import { When } from '../../shared/when/when';
import { expiryWord } from '../expiry';
import { lookOfInvitation } from '../invitation-look';
import { invitationsAddress } from '../invitations-api';
import { Inviting } from '../../parts/inviting/inviting';
import { InvitationActs } from './invitation-acts';
import { invitationColumns } from './invitation-columns';

const all = 'all';

/** Who was invited into an enterprise and what became of it. The address is the state of the list. */
@Component({
  selector: 'cs-invitation-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Cell,
    DataTable,
    EmptyState,
    InvitationActs,
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
  templateUrl: './invitation-list.page.html',
  styleUrl: '../../shared/people-list.scss',
})
export class InvitationListPage {
  readonly id = input.required<string>();
  private readonly access = inject(Access);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly inviting = inject(Inviting);
  private readonly now = inject(Now);
  protected readonly url = listUrl({ sort: 'sentAt:desc', filters: ['status'] as const });
  protected readonly list = listed<Invitation>(
    () => ({ url: invitationsAddress(this.id()), params: this.url.params() }),
    (answer) => invitationPage.parse(answer),
  );
  protected readonly mayInvite = computed(() => this.access.may('users:edit', this.id()));
  protected readonly refused = signal<Problem | null>(null);
  protected readonly chosen = computed(() => this.url.filter('status') || all);
  protected readonly chips: StateChip[] = [
    { key: all, label: $localize`:@@requests.all:All`, count: null },
    ...invitationStates.map((state) => ({ key: state, label: lookOfInvitation(state).word, count: null })),
  ];
  private readonly allColumns = invitationColumns();
  protected readonly columns = computed(() =>
    this.mayInvite() ? this.allColumns : this.allColumns.filter(({ key }) => key !== 'acts'),
  );
  protected readonly idOf = ({ id }: Invitation) => id;
  protected readonly lookOf = lookOfInvitation;
  protected readonly searchName = $localize`:@@members.search:Name, e-mail`;
  protected readonly emptyName = $localize`:@@invited.empty:Nobody was invited yet. An invitation goes out by mail and becomes a member when it is accepted.`;
  protected readonly nothingName = $localize`:@@invited.nothing:No invitation matches what you look for.`;

  protected expiry(invitation: Invitation): string | null {
    return expiryWord(invitation, this.now.ms());
  }

  protected hasActs({ status }: Invitation): boolean {
    return this.mayInvite() && (status === 'pending' || status === 'expired');
  }

  protected choose(key: string): void {
    this.url.narrow({ status: key === all ? '' : key });
  }

  protected invite(): void {
    this.inviting.toEnterprise(this.id()).subscribe(() => {
      this.list.readAgain();
    });
  }

  protected done(problem: Problem | null): void {
    this.refused.set(problem);
    if (problem === null) void this.announcer.announce($localize`:@@people.done:Done`);
    this.list.readAgain();
  }
}
